package io.streamgauge.streams.store;

import io.streamgauge.streams.window.Resolution;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long windows are kept.
 *
 * @param tenSeconds retention of the 10 s windows
 * @param oneMinute retention of the 1 min windows
 * @param oneHour retention of the 1 h windows
 */
public record Retention(Duration tenSeconds, Duration oneMinute, Duration oneHour) {

  private static final Duration VARIANT_MINUTES = Duration.ofHours(24);
  private static final Duration VARIANT_HOURS = Duration.ofDays(30);
  private static final Duration LEAST_SEGMENT = Duration.ofMinutes(1);

  /** 6 hours, 7 days, 90 days. */
  public static final Retention DEFAULT =
      new Retention(Duration.ofHours(6), Duration.ofDays(7), Duration.ofDays(90));

  /** Longer than any recording: recorded windows must not expire while they are analysed. */
  public static final Retention FOREVER =
      new Retention(Duration.ofDays(36_500), Duration.ofDays(36_500), Duration.ofDays(36_500));

  /**
   * @throws IllegalArgumentException if a retention is shorter than two of its windows or than that
   *     of a finer one
   */
  public Retention {
    requireAtLeast("retention of 10s windows", tenSeconds, Duration.ofMinutes(1));
    requireAtLeast("retention of 1m windows", oneMinute, tenSeconds);
    requireAtLeast("retention of 1h windows", oneHour, oneMinute);
    requireAtLeast("retention of 1h windows", oneHour, Duration.ofHours(2));
  }

  /** How long windows of the variants of a service are kept: a day and 30 days, if not less. */
  public Retention ofVariants() {
    return equals(FOREVER)
        ? FOREVER
        : new Retention(
            least(tenSeconds, VARIANT_MINUTES),
            least(oneMinute, VARIANT_MINUTES),
            least(oneHour, VARIANT_HOURS));
  }

  /** How long windows in the stores of a family are kept. */
  public Retention of(StoreFamily family) {
    return family.equals(StoreNames.LATENCY_VARIANTS) || family.equals(StoreNames.LATENCY_VIEWS)
        ? ofVariants()
        : this;
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** Retention of the windows of a resolution. */
  public Duration of(Resolution resolution) {
    return byResolution().get(resolution);
  }

  /** How much time a segment of a window store of a resolution holds: Kafka Streams' default. */
  public Duration segmentOf(Resolution resolution) {
    long half = of(resolution).toMillis() / 2;
    return Duration.ofMillis(Math.max(half, LEAST_SEGMENT.toMillis()));
  }

  private Map<Resolution, Duration> byResolution() {
    Map<Resolution, Duration> map = new EnumMap<>(Resolution.class);
    map.put(Resolution.TEN_SECONDS, tenSeconds);
    map.put(Resolution.ONE_MINUTE, oneMinute);
    map.put(Resolution.ONE_HOUR, oneHour);
    return map;
  }

  private static void requireAtLeast(String name, Duration value, Duration least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(name + " is " + value + "; at least " + least);
    }
  }
}
