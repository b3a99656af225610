package io.streamgauge.streams.query;

import io.streamgauge.streams.latency.Distribution;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What series can be ordered by. */
enum LatencyOrder {
  P95(durations -> durations.quantile(0.95)),
  MEAN(Distribution::mean),
  MAX(Distribution::max),
  TIME(Distribution::sum),
  COUNT(Distribution::count),
  ERRORS(Distribution::errors);

  /** All orders by the words for them in requests. */
  static final Map<String, LatencyOrder> BY_LABEL = byLabel();

  private final ToDoubleFunction<Distribution> value;

  LatencyOrder(ToDoubleFunction<Distribution> value) {
    this.value = value;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  double of(Distribution durations) {
    return value.applyAsDouble(durations);
  }

  private static Map<String, LatencyOrder> byLabel() {
    Map<String, LatencyOrder> orders = new LinkedHashMap<>();
    for (LatencyOrder order : values()) {
      orders.put(order.label(), order);
    }
    return orders;
  }
}
