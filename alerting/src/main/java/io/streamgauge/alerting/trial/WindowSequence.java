package io.streamgauge.alerting.trial;

import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.alerting.lifecycle.Series;
import io.streamgauge.alerting.lifecycle.Window;
import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.metric.WindowState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Makes windows of the values of a test: one of each series at a time, with all of its measures.
 */
final class WindowSequence {

  private static final String COUNT = ".count";

  private record Key(Subject subject, Series series, boolean ofVariant, Duration window) {}

  private final long start;

  /**
   * @param start when the first windows begin, epoch milliseconds
   */
  WindowSequence(long start) {
    this.start = start;
  }

  /** The windows by the time at which they end, epoch milliseconds. */
  NavigableMap<Long, List<Observation>> of(List<MeasuredSeries> all) {
    Map<Key, List<MeasuredSeries>> byKey = new LinkedHashMap<>();
    for (MeasuredSeries each : all) {
      Key key = new Key(each.measure().subject(), each.series(), each.ofVariant(), each.window());
      byKey.computeIfAbsent(key, it -> new ArrayList<>()).add(each);
    }
    NavigableMap<Long, List<Observation>> windows = new TreeMap<>();
    byKey.forEach((key, measured) -> add(key, measured, windows));
    return windows;
  }

  private void add(
      Key key, List<MeasuredSeries> measured, NavigableMap<Long, List<Observation>> windows) {
    int most = measured.stream().mapToInt(each -> each.values().size()).max().orElse(0);
    long length = key.window().toMillis();
    for (int i = 0; i < most; i++) {
      Map<Measure, Double> values = new HashMap<>();
      long samples = 0;
      for (MeasuredSeries each : measured) {
        OptionalDouble value =
            i < each.values().size() ? each.values().get(i) : OptionalDouble.empty();
        if (value.isPresent()) {
          values.put(each.measure(), value.getAsDouble());
          samples = Math.max(samples, samples(each, value.getAsDouble()));
        }
      }
      if (!values.isEmpty()) {
        long begin = start + i * length;
        long end = begin + length;
        Window window = new Window(begin, end, WindowState.CLOSED, end - 1);
        windows
            .computeIfAbsent(end, time -> new ArrayList<>())
            .add(observation(key, window, samples, values));
      }
    }
  }

  private static Observation observation(
      Key key, Window window, long samples, Map<Measure, Double> values) {
    Observation all = new Observation(key.subject(), key.series(), window, samples, values);
    return key.ofVariant() ? all.ofOneVariant() : all;
  }

  /** A count is the number of events itself. */
  private static long samples(MeasuredSeries series, double value) {
    return series.measure().key().endsWith(COUNT) ? Math.round(value) : series.samples();
  }
}
