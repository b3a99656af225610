package io.streamgauge.streams.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers by name, in the order in which they were put. */
final class Numbers {

  private final Map<String, Double> all = new LinkedHashMap<>();

  Numbers put(String name, double value) {
    all.put(name, value);
    return this;
  }

  /** Leaves out what is not known, which is null. */
  Numbers putKnown(String name, Number value) {
    return value == null ? this : put(name, value.doubleValue());
  }

  Map<String, Double> toMap() {
    return new LinkedHashMap<>(all);
  }
}
