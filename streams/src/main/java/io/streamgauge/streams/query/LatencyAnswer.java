package io.streamgauge.streams.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.streamgauge.metric.Measure;
import io.streamgauge.streams.latency.Distribution;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answer to questions about latency. Times are epoch milliseconds, durations seconds, rates events
 * per second.
 *
 * @param series the series, ordered by service and name
 * @param completeness whether every event is in the answer, by service
 */
record LatencyAnswer(List<Series> series, Map<String, CompletenessAnswer.Verdict> completeness) {

  /**
   * One series; either operation or statement is present.
   *
   * @param windows its windows, ordered by start
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Series(String service, String operation, String statement, List<Window> windows) {

    static Series of(Measure measure, String service, String name, List<Window> windows) {
      return measure == Measure.REQUESTS
          ? new Series(service, name, null, windows)
          : new Series(service, null, name, windows);
    }
  }

  /** One window. {@code rows} and {@code poolWait} are only given for statements. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Window(
      long start,
      long end,
      long count,
      long errors,
      double rate,
      double mean,
      double min,
      double max,
      Map<String, Double> quantiles,
      @JsonProperty("final") boolean isFinal,
      Double total,
      Long rows,
      Double poolWait) {

    static Window of(
        Measure measure,
        long start,
        long end,
        Distribution durations,
        List<Double> quantiles,
        boolean isFinal) {
      boolean statements = measure == Measure.QUERIES;
      return new Window(
          start,
          end,
          durations.count(),
          durations.errors(),
          Units.rate(durations.count(), end - start),
          Units.seconds(durations.mean()),
          Units.seconds(durations.min()),
          Units.seconds(durations.max()),
          quantiles(durations, quantiles),
          isFinal,
          Units.seconds(durations.sum()),
          statements ? durations.rows() : null,
          statements ? Units.seconds(durations.poolWait()) : null);
    }

    private static Map<String, Double> quantiles(Distribution durations, List<Double> wanted) {
      Map<String, Double> quantiles = new LinkedHashMap<>();
      for (double q : wanted) {
        quantiles.put(
            BigDecimal.valueOf(q).stripTrailingZeros().toPlainString(),
            Units.seconds(durations.quantile(q)));
      }
      return quantiles;
    }
  }
}
