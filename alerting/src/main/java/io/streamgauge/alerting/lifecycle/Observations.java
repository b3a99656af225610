package io.streamgauge.alerting.lifecycle;

import static io.streamgauge.alerting.rules.Measure.CACHES_EVICTIONS;
import static io.streamgauge.alerting.rules.Measure.CACHES_HIT_RATIO;
import static io.streamgauge.alerting.rules.Measure.CACHES_LOAD_FAILURES;
import static io.streamgauge.alerting.rules.Measure.CACHES_LOAD_TIME;
import static io.streamgauge.alerting.rules.Measure.CACHES_SIZE;
import static io.streamgauge.alerting.rules.Measure.GAUGES_COUNT;
import static io.streamgauge.alerting.rules.Measure.GAUGES_LAST;
import static io.streamgauge.alerting.rules.Measure.GAUGES_MAX;
import static io.streamgauge.alerting.rules.Measure.GAUGES_MEAN;
import static io.streamgauge.alerting.rules.Measure.GAUGES_MIN;

import io.streamgauge.alerting.rules.Dimension;
import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Scope;
import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.alerting.rules.VariantName;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.ServiceHealth;
import io.streamgauge.metric.WindowState;
import io.streamgauge.schemas.Topics;
import java.util.EnumMap;
import java.util.HashMap;
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
          Measure.REQUESTS_P99,
          Measure.REQUESTS_MIN,
          Measure.REQUESTS_MAX);

  private static final List<Measure> QUERIES =
      List.of(
          Measure.QUERIES_COUNT,
          Measure.QUERIES_RATE,
          Measure.QUERIES_MEAN,
          Measure.QUERIES_ERROR_RATE,
          Measure.QUERIES_P50,
          Measure.QUERIES_P90,
          Measure.QUERIES_P95,
          Measure.QUERIES_P99,
          Measure.QUERIES_MIN,
          Measure.QUERIES_MAX);

  private static final int KNOWN_WITHOUT_EVENTS = 2;
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  private Observations() {}

  public static Observation of(LatencySummary summary) {
    Window window =
        new Window(
            summary.getStart(), summary.getEnd(), summary.getState(), summary.getLastEvent());
    boolean requests = summary.getMeasure() == io.streamgauge.metric.Measure.REQUESTS;
    Map<Measure, Double> values = latency(requests ? REQUESTS : QUERIES, summary, window);
    if (!requests) {
      putStatements(summary, window, values);
    }
    return new Observation(
        requests ? Subject.REQUESTS : Subject.QUERIES,
        new Series(summary.getService(), series(summary)),
        window,
        summary.getCount(),
        values,
        new SketchedQuantiles(summary),
        Origin.of(summary),
        !summary.getVariant().isEmpty());
  }

  private static String series(LatencySummary summary) {
    if (summary.getVariant().isEmpty()) {
      return summary.getSeries();
    }
    Map<Dimension, String> parts = new EnumMap<>(Dimension.class);
    summary
        .getVariant()
        .forEach((key, value) -> Dimension.of(key).ifPresent(it -> parts.put(it, value)));
    return new VariantName(summary.getSeries(), parts).text();
  }

  private static Map<Measure, Double> latency(
      List<Measure> measures, LatencySummary summary, Window window) {
    double count = summary.getCount();
    double[] values = {
      count,
      perSecond(summary.getCount(), window),
      summary.getSum() / NANOS / count,
      summary.getErrors() / count,
      summary.getP50() / NANOS,
      summary.getP90() / NANOS,
      summary.getP95() / NANOS,
      summary.getP99() / NANOS,
      summary.getMin() / NANOS,
      summary.getMax() / NANOS
    };
    int known = count > 0 ? values.length : KNOWN_WITHOUT_EVENTS;
    Map<Measure, Double> byMeasure = new HashMap<>();
    for (int i = 0; i < known; i++) {
      byMeasure.put(measures.get(i), values[i]);
    }
    return byMeasure;
  }

  private static void putStatements(
      LatencySummary summary, Window window, Map<Measure, Double> values) {
    values.put(Measure.QUERIES_ROWS, perSecond(summary.getRows(), window));
    if (summary.getCount() > 0) {
      values.put(Measure.QUERIES_POOL_WAIT, summary.getPoolWait() / NANOS / summary.getCount());
    }
  }

  public static Observation of(CacheRatio ratio) {
    Window window =
        new Window(ratio.getStart(), ratio.getEnd(), ratio.getState(), ratio.getLastEvent());
    Map<Measure, Double> values = new HashMap<>();
    values.put(CACHES_LOAD_FAILURES, perSecond(ratio.getLoadFailures(), window));
    values.put(CACHES_EVICTIONS, perSecond(ratio.getEvictions(), window));
    if (ratio.getRatio() != null) {
      values.put(CACHES_HIT_RATIO, ratio.getRatio());
    }
    if (ratio.getSize() != null) {
      values.put(CACHES_SIZE, (double) ratio.getSize());
    }
    long loads = ratio.getLoads() + ratio.getLoadFailures();
    if (loads > 0) {
      values.put(CACHES_LOAD_TIME, ratio.getLoadTime() / NANOS / loads);
    }
    return new Observation(
        Subject.CACHES,
        new Series(ratio.getService(), ratio.getCache()),
        window,
        ratio.getHits() + ratio.getMisses(),
        values,
        Quantiles.UNKNOWN,
        Origin.of(ratio));
  }

  public static Observation of(GaugeWindow gauge) {
    Map<Measure, Double> values = new HashMap<>();
    values.put(GAUGES_COUNT, (double) gauge.getCount());
    values.put(GAUGES_LAST, gauge.getLast());
    values.put(GAUGES_MIN, gauge.getMin());
    values.put(GAUGES_MAX, gauge.getMax());
    double mean = gauge.getSum() / gauge.getCount();
    if (Double.isFinite(mean)) { // a sum can be beyond all numbers
      values.put(GAUGES_MEAN, mean);
    }
    return new Observation(
        Subject.GAUGES,
        new Series(gauge.getService(), gauge.getSeries()),
        new Window(gauge.getStart(), gauge.getEnd(), gauge.getState(), gauge.getLastEvent()),
        gauge.getCount(),
        values,
        Quantiles.UNKNOWN,
        Origin.of(gauge));
  }

  public static Observation of(MemoryTrend trend) {
    return new Observation(
        Subject.MEMORY,
        new Series(trend.getService(), trend.getInstance()),
        new Window(trend.getStart(), trend.getEnd(), trend.getState(), trend.getLastEvent()),
        0,
        MemoryValues.of(trend),
        Quantiles.UNKNOWN,
        Origin.of(trend));
  }

  /**
   * Of a minute that is over. It was told of many topics, so what lies behind it is the record that
   * says what was found in them.
   *
   * @param partition partition of that record in the topic of health
   * @param offset its offset there
   */
  public static Observation of(ServiceHealth health, int partition, long offset) {
    Map<Measure, Double> values = new HashMap<>();
    if (health.getCompleteness() != null) {
      values.put(Measure.SERVICE_COMPLETENESS, health.getCompleteness());
    }
    if (health.getScore() != null) {
      values.put(Measure.SERVICE_SCORE, health.getScore());
    }
    return new Observation(
        Subject.SERVICE,
        new Series(health.getService(), Scope.TOTAL),
        new Window(health.getStart(), health.getEnd(), WindowState.FINAL, health.getEnd() - 1),
        0,
        values,
        Quantiles.UNKNOWN,
        Origin.ofRecord(Topics.HEALTH, partition, offset));
  }

  private static double perSecond(long events, Window window) {
    return events * MILLIS / window.length();
  }
}
