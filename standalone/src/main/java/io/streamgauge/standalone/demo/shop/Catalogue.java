package io.streamgauge.standalone.demo.shop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/** Products by number, through a cache that holds a twentieth of them. */
final class Catalogue {

  static final int CACHED = ShopDatabase.PRODUCTS / 20;

  private final ShopDatabase database;
  private final Cache<Long, Product> cache =
      Caffeine.newBuilder().maximumSize(CACHED).recordStats().build();

  /** Starts with the best sellers in the cache, so that opening the shop is no cold start. */
  Catalogue(ShopDatabase database) {
    this.database = database;
    database.bestSellers(CACHED).forEach(product -> cache.put(product.id(), product));
  }

  Cache<Long, Product> cache() {
    return cache;
  }

  Optional<Product> product(long id) {
    return Optional.ofNullable(cache.get(id, missing -> database.product(missing).orElse(null)));
  }
}
