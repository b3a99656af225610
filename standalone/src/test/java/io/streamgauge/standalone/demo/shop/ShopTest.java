package io.streamgauge.standalone.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopTest {

  private record Recorded(String operation, int status, long nanos) {}

  private final List<Recorded> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Cache<?, ?>> caches = new ConcurrentHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private Shop shop;

  @BeforeEach
  void open() {
    shop =
        Shop.start(
            0,
            new Probes(
                (operation, status, nanos) -> requests.add(new Recorded(operation, status, nanos)),
                source -> source,
                caches::put));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void answersEachOperationFromItsTables() {
    assertThat(get("/products/7").body()).contains("\"id\":7", "\"name\":\"mate no. 7\"");
    assertThat(get("/products?q=tea").body()).contains("\"name\":\"tea no. ");
    assertThat(get("/orders/1").body()).contains("\"id\":1", "\"product\":");
    assertThat(get("/cart?customer=3").body()).contains("\"quantity\":1");
    assertThat(post("/orders?customer=1&product=2").statusCode()).isEqualTo(201);
  }

  @Test
  void recordsEachRequestWithItsTemplateAndStatus() {
    get("/products/7");
    get("/products/999999");
    get("/nothing");
    post("/orders?customer=1&product=999999");

    Awaitility.await().until(() -> requests.size() == 4);
    assertThat(requests)
        .extracting(Recorded::operation, Recorded::status)
        .containsExactlyInAnyOrder(
            Assertions.tuple("GET /products/{id}", 200),
            Assertions.tuple("GET /products/{id}", 404),
            Assertions.tuple("other", 404),
            Assertions.tuple("POST /orders", 422));
    assertThat(requests).allSatisfy(request -> assertThat(request.nanos()).isPositive());
  }

  @Test
  void readsBackAnOrderThatWasPlaced() {
    String id = post("/orders?customer=1&product=2").body().replaceAll("\\D", "");

    assertThat(get("/orders/" + id).body()).contains("\"product\":\"cocoa no. 2\"");
  }

  @Test
  void opensWithItsBestSellersInTheCache() {
    get("/products/" + Shop.CACHED_PRODUCTS);
    get("/products/" + Shop.PRODUCTS);

    Cache<?, ?> products = caches.get(Shop.CACHE);
    assertThat(products.stats().hitCount()).isEqualTo(1);
    assertThat(products.stats().missCount()).isEqualTo(1);
    assertThat(products.stats().loadCount()).isEqualTo(1);
  }

  @Test
  void waitsForSlowStorageInReadsAndWrites() {
    shop.faults().slowStorage(true);
    get("/products?q=tea");
    get("/products?q=tea");
    get("/orders/1");
    post("/orders?customer=1&product=2");

    Awaitility.await().until(() -> requests.size() == 4);
    assertThat(requests)
        .allSatisfy(request -> assertThat(request.nanos()).isGreaterThan(300_000_000L));
  }

  @Test
  void retainsMemoryUpToTheLimitWhileLeakingAndLetsItGo() {
    long limit = 1 << 20;
    shop.faults().startLeaking(100 * limit, limit);

    Awaitility.await()
        .until(
            () -> {
              get("/cart?customer=1");
              return shop.faults().leaked() > 0;
            });
    assertThat(shop.faults().leaked()).isLessThanOrEqualTo(limit);
    shop.faults().stopLeaking();
    get("/cart?customer=1");
    assertThat(shop.faults().leaked()).isZero();
  }

  private HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(shop.uri().resolve(path)).build());
  }

  private HttpResponse<String> post(String path) {
    return send(
        HttpRequest.newBuilder(shop.uri().resolve(path)).POST(BodyPublishers.noBody()).build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
