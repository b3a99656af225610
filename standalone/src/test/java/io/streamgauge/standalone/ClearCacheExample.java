package io.streamgauge.standalone;

import com.github.benmanes.caffeine.cache.Cache;
import io.streamgauge.listener.AlertListener;

/**
 * A service that acts on alerts, as the README shows it: each of its instances clears the cache of
 * prices when it is told that they are stale, those that start while the alert fires too.
 */
final class ClearCacheExample {

  private ClearCacheExample() {}

  static AlertListener listen(String brokers, String registry, Cache<String, Double> prices) {
    return AlertListener.builder()
        .bootstrapServers(brokers)
        .schemaRegistryUrl(registry)
        .rules("stale-prices")
        .services("shop")
        .withPresent()
        .onFiring(alert -> prices.invalidateAll())
        .start();
  }
}
