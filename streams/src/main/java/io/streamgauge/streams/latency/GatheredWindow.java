package io.streamgauge.streams.latency;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What has been gathered of one service in one window, by series. Not thread-safe. */
final class GatheredWindow {

  private static final int FURTHER_STRINGS = 64;

  private final Map<String, Distribution> bySeries = new HashMap<>();

  /** Names that come again are mostly the same string, which is found without its hash code. */
  private final Map<String, Distribution> byIdentity = new IdentityHashMap<>();

  /** The distribution of a series, an empty one if it is new. */
  Distribution of(String series) {
    Distribution known = byIdentity.get(series);
    return known != null ? known : lookUp(series);
  }

  private Distribution lookUp(String series) {
    Distribution distribution = bySeries.computeIfAbsent(series, name -> new Distribution());
    if (byIdentity.size() < bySeries.size() + FURTHER_STRINGS) {
      byIdentity.put(series, distribution);
    }
    return distribution;
  }

  /** How many series there are. */
  int size() {
    return bySeries.size();
  }

  void forEach(BiConsumer<String, Distribution> visitor) {
    bySeries.forEach(visitor);
  }
}
