package io.streamgauge.standalone.demo.view;

import static java.util.Objects.requireNonNull;

/**
 * Use of one cache over the last moments.
 *
 * @param ratio hits per lookup, 0 to 1, NaN without lookups
 */
public record CacheUse(String name, long hits, long misses, double ratio) {

  public CacheUse {
    requireNonNull(name, "name");
  }
}
