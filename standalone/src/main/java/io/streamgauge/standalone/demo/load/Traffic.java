package io.streamgauge.standalone.demo.load;

import static java.util.Objects.requireNonNull;

import io.streamgauge.standalone.demo.shop.Shop;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What customers ask for: half of it products, most of those the ones that sell best. */
public final class Traffic {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String[] WORDS = {"tea", "coffee", "cocoa", "mate"};

  private final URI shop;
  private final RandomGenerator random;
  private volatile boolean scattered;

  /**
   * Traffic for a shop.
   *
   * @param random used by one thread at a time
   */
  public Traffic(URI shop, RandomGenerator random) {
    this.shop = requireNonNull(shop, "shop");
    this.random = requireNonNull(random, "random");
  }

  /** From now on customers ask for any product alike, as a crawler does, or for best sellers. */
  public void scatter(boolean on) {
    scattered = on;
  }

  HttpRequest next() {
    int percent = random.nextInt(100);
    if (percent < 50) {
      return get("/products/" + product());
    }
    if (percent < 60) {
      return get("/products?q=" + WORDS[random.nextInt(WORDS.length)]);
    }
    if (percent < 75) {
      return get("/orders/" + (1 + random.nextInt(Shop.ORDERS)));
    }
    if (percent < 90) {
      return get("/cart?customer=" + customer());
    }
    return request("/orders?customer=" + customer() + "&product=" + product())
        .POST(BodyPublishers.noBody())
        .build();
  }

  private HttpRequest get(String path) {
    return request(path).build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(shop.resolve(path)).timeout(PATIENCE);
  }

  private int customer() {
    return 1 + random.nextInt(Shop.CUSTOMERS);
  }

  private int product() {
    boolean any = scattered || random.nextInt(100) < 2;
    return 1 + random.nextInt(any ? Shop.PRODUCTS : Shop.CACHED_PRODUCTS / 4);
  }
}
