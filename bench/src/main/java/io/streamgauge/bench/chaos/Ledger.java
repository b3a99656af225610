package io.streamgauge.bench.chaos;

import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.window.Resolution;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Exactly what was published, and so what every window has to hold in the end. Not thread-safe:
 * written by the load, read when it has ended.
 */
final class Ledger {

  private final Map<WindowKey, Sums> windows = new HashMap<>();
  private final Map<String, Intake> services = new TreeMap<>();
  private long events;

  /** Notes one event. Epoch milliseconds, nanoseconds. */
  void event(String service, String operation, long time, boolean error, long duration) {
    events++;
    for (Resolution resolution : Resolution.ALL) {
      add(WindowKey.holding(service, operation, resolution, time), error, duration);
      add(WindowKey.holding(service, SeriesKey.WHOLE_SERVICE, resolution, time), error, duration);
    }
  }

  private void add(WindowKey window, boolean error, long duration) {
    windows.put(window, windows.getOrDefault(window, Sums.NONE).plus(error, duration));
  }

  void sent(String service, Intake intake) {
    services.merge(service, intake, Intake::plus);
  }

  Map<WindowKey, Sums> windows() {
    return windows;
  }

  Map<String, Intake> services() {
    return services;
  }

  long events() {
    return events;
  }
}
