package io.streamgauge.streams.latency;

import static java.util.Objects.requireNonNull;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.streams.store.Keys;

/**
 * Identity of one latency series of one variant of its service.
 *
 * @param variant as of {@link Variant#toString}
 */
public record VariantKey(SeriesKey series, String variant) {

  public VariantKey {
    requireNonNull(series, "series");
    requireNonNull(variant, "variant");
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is no such key
   */
  public static VariantKey parse(String key) {
    int variant = SeriesKey.serviceOf(key).length();
    int series = key.indexOf('\t', variant);
    if (variant == 0 || series < 0) {
      throw new IllegalArgumentException("not a key of a variant: " + key);
    }
    return new VariantKey(
        SeriesKey.parse(key.substring(0, variant) + key.substring(series + 1)),
        key.substring(variant, series));
  }

  /** What is stored of a window. */
  LatencyDelta delta(Distribution content, long start) {
    return content.toDelta(series, variant, start);
  }

  /** The key in stores: {@code measure\tservice\tvariant\tseries}. */
  @Override
  public String toString() {
    return SeriesKey.prefix(series.measure(), series.service())
        + Keys.join(variant, series.series());
  }
}
