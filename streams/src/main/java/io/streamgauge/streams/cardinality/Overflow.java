package io.streamgauge.streams.cardinality;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.streams.latency.SeriesKey;
import org.apache.kafka.streams.KeyValue;

/** How a delta without a place goes on. */
public final class Overflow {

  private Overflow() {}

  /**
   * The delta as one of its service's {@code __other__}.
   *
   * @param delta changed by the call: it goes nowhere else
   */
  public static KeyValue<String, LatencyDelta> renamed(String key, LatencyDelta delta) {
    delta.setSeries(SeriesKey.OVERFLOW);
    return KeyValue.pair(keyOf(key), delta);
  }

  /** The key of the overflow that a series' deltas go to. */
  static String keyOf(String key) {
    return SeriesKey.serviceOf(key) + SeriesKey.OVERFLOW;
  }
}
