package io.streamgauge.alerting.lifecycle;

import static io.streamgauge.alerting.rules.Measure.CACHES_HIT_RATIO;
import static io.streamgauge.alerting.rules.Measure.MEMORY_CPU;
import static io.streamgauge.alerting.rules.Measure.MEMORY_GROWTH;
import static io.streamgauge.alerting.rules.Measure.MEMORY_USAGE;

import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.Trend;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads {@link Observation}s out of the records of the analytics. */
public final class Observations {

  /** In the order in which {@link #latency} has their values. */
  private static final List<Measure> REQUESTS =
      List.of(
          Measure.REQUESTS_COUNT,
          Measure.REQUESTS_RATE,
          Measure.REQUESTS_MEAN,
          Measure.REQUESTS_ERROR_RATE,
          Measure.REQUESTS_P50,
          Measure.REQUESTS_P90,
          Measure.REQUESTS_P95,
          Measure.REQUESTS_P99);

  private static final List<Measure> QUERIES =
      List.of(
          Measure.QUERIES_COUNT,
          Measure.QUERIES_RATE,
          Measure.QUERIES_MEAN,
          Measure.QUERIES_ERROR_RATE,
          Measure.QUERIES_P50,
          Measure.QUERIES_P90,
          Measure.QUERIES_P95,
          Measure.QUERIES_P99);

  private static final int KNOWN_WITHOUT_EVENTS = 2;
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  private Observations() {}

  public static Observation of(LatencySummary summary) {
    Window window =
        new Window(
            summary.getStart(), summary.getEnd(), summary.getState(), summary.getLastEvent());
    boolean requests = summary.getMeasure() == io.streamgauge.metric.Measure.REQUESTS;
    return new Observation(
        requests ? Subject.REQUESTS : Subject.QUERIES,
        new Series(summary.getService(), summary.getSeries()),
        window,
        summary.getCount(),
        latency(requests ? REQUESTS : QUERIES, summary, window));
  }

  private static Map<Measure, Double> latency(
      List<Measure> measures, LatencySummary summary, Window window) {
    double count = summary.getCount();
    double[] values = {
      count,
      count * MILLIS / window.length(),
      summary.getSum() / NANOS / count,
      summary.getErrors() / count,
      summary.getP50() / NANOS,
      summary.getP90() / NANOS,
      summary.getP95() / NANOS,
      summary.getP99() / NANOS
    };
    int known = count > 0 ? values.length : KNOWN_WITHOUT_EVENTS;
    Map<Measure, Double> byMeasure = new EnumMap<>(Measure.class);
    for (int i = 0; i < known; i++) {
      byMeasure.put(measures.get(i), values[i]);
    }
    return byMeasure;
  }

  public static Observation of(CacheRatio ratio) {
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    if (ratio.getRatio() != null) {
      values.put(CACHES_HIT_RATIO, ratio.getRatio());
    }
    return new Observation(
        Subject.CACHES,
        new Series(ratio.getService(), ratio.getCache()),
        new Window(ratio.getStart(), ratio.getEnd(), ratio.getState(), ratio.getLastEvent()),
        ratio.getHits() + ratio.getMisses(),
        values);
  }

  public static Observation of(MemoryTrend trend) {
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    if (trend.getLowestUsed() != null && trend.getMax() != null && trend.getMax() > 0) {
      values.put(MEMORY_USAGE, (double) trend.getLowestUsed() / trend.getMax());
    }
    if (trend.getProcessCpu() != null) {
      values.put(MEMORY_CPU, trend.getProcessCpu());
    }
    putGrowth(trend.getShortTrend(), values);
    return new Observation(
        Subject.MEMORY,
        new Series(trend.getService(), trend.getInstance()),
        new Window(trend.getStart(), trend.getEnd(), trend.getState(), trend.getLastEvent()),
        0,
        values);
  }

  private static void putGrowth(Trend trend, Map<Measure, Double> values) {
    switch (trend.getDirection()) {
      case INCREASING, DECREASING -> {
        if (trend.getGrowth() != null) {
          values.put(MEMORY_GROWTH, trend.getGrowth());
        }
      }
      case STABLE -> values.put(MEMORY_GROWTH, 0.0);
      case UNKNOWN -> {}
    }
  }
}
