package io.streamgauge.bench.chaos;

import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Resolution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Exactly what was published, and so what every window has to hold in the end. Not thread-safe:
 * written by the load, read when it has ended.
 */
final class Ledger {

  private final Map<WindowKey, Sums> windows = new HashMap<>();
  private final Map<WindowKey, Sums> versions = new HashMap<>();
  private final Map<String, Intake> services = new TreeMap<>();
  private long events;

  /** Notes one event. Epoch milliseconds, nanoseconds. */
  void event(
      String service, String version, String operation, long time, boolean error, long duration) {
    events++;
    for (String series : List.of(operation, SeriesKey.WHOLE_SERVICE)) {
      for (Resolution each : Resolution.ALL) {
        add(windows, WindowKey.holding(service, series, "", each, time), error, duration);
      }
      for (Resolution each : StoreNames.LATENCY_VARIANTS.resolutions()) {
        add(versions, WindowKey.holding(service, series, version, each, time), error, duration);
      }
    }
  }

  private static void add(
      Map<WindowKey, Sums> sums, WindowKey window, boolean error, long duration) {
    sums.put(window, sums.getOrDefault(window, Sums.NONE).plus(error, duration));
  }

  void sent(String service, Intake intake) {
    services.merge(service, intake, Intake::plus);
  }

  Map<WindowKey, Sums> windows() {
    return windows;
  }

  /** The windows that are kept of each version. */
  Map<WindowKey, Sums> versions() {
    return versions;
  }

  Map<String, Intake> services() {
    return services;
  }

  long events() {
    return events;
  }
}
