package io.streamgauge.streams.routing;

import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.store.StoreNames;
import java.util.List;

/**
 * What is in a store, in words of those who ask.
 *
 * @param description for people
 * @param kinds what is concerned, as in completeness
 */
record Contents(String description, List<String> kinds) {

  private static final List<String> LATENCY = List.of("requests", "queries");
  private static final List<String> CACHES = List.of("caches");
  private static final List<String> MEMORY = List.of("memory");
  private static final List<String> GAUGES = List.of("gauges");

  static Contents of(String store) {
    if (isOf(StoreNames.LATENCY_OVERFLOW, store)) {
      return new Contents("requests and queries beyond the budget of series", LATENCY);
    }
    if (isOf(StoreNames.LATENCY_VARIANTS, store) || StoreNames.VARIANTS.equals(store)) {
      return new Contents("variants of services", LATENCY);
    }
    if (isOf(StoreNames.LATENCY, store)) {
      return new Contents("latency of requests and queries", LATENCY);
    }
    if (isOf(StoreNames.CACHES, store)) {
      return new Contents("hit ratios of caches", CACHES);
    }
    if (isOf(StoreNames.MEMORY, store)) {
      return new Contents("memory of instances", MEMORY);
    }
    if (isOf(StoreNames.GAUGES, store)
        || StoreNames.GAUGE_SERIES.equals(store)
        || StoreNames.GAUGE_OVERFLOW_SKETCHES.equals(store)) {
      return new Contents("gauges", GAUGES);
    }
    return new Contents(
        "what came in, and so which services there are and how complete they are",
        List.of("requests", "queries", "caches", "memory", "gauges"));
  }

  private static boolean isOf(StoreFamily family, String store) {
    return store.startsWith(family.name() + '-');
  }
}
