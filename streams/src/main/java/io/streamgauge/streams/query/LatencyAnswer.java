package io.streamgauge.streams.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.streamgauge.metric.Measure;
import io.streamgauge.streams.latency.Dimension;
import io.streamgauge.streams.latency.Distribution;
import io.streamgauge.streams.latency.SeriesKey;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answer to questions about latency. Times are epoch milliseconds, durations seconds, rates events
 * per second.
 *
 * @param series the series, ordered by service and name, or the highest first
 * @param completeness whether every event is in the answer, by service
 * @param next cursor of the page after this one, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LatencyAnswer(
    List<Series> series,
    Map<String, CompletenessAnswer.Verdict> completeness,
    @Nullable String next) {

  /**
   * One series; either operation or statement is present.
   *
   * @param service name of the service
   * @param operation {@code *} is the whole service, {@code __other__} what has no place in its
   *     budget of series
   * @param statement with its literals taken out; {@code *} and {@code __other__} as for operations
   * @param version present in groups by version; empty where none is told
   * @param environment present in groups by environment
   * @param tag present in groups by tag
   * @param timeShare its time of the time of the whole service in the range, 0 to 1; where the
   *     highest are asked for
   * @param windows its windows, ordered by start
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Series(
      String service,
      @Nullable String operation,
      @Nullable String statement,
      @Nullable String version,
      @Nullable String environment,
      @Nullable String tag,
      Double timeShare,
      List<Window> windows) {

    static Series of(SeriesKey key, List<Window> windows) {
      return of(new SeriesGroup(key, Optional.empty()), Optional.empty(), windows);
    }

    /**
     * @param groupBy what the group is of, if there is one
     */
    static Series of(SeriesGroup key, Optional<Dimension> groupBy, List<Window> windows) {
      boolean requests = key.series().measure() == Measure.REQUESTS;
      return new Series(
          key.series().service(),
          requests ? key.series().series() : null,
          requests ? null : key.series().series(),
          groupBy.filter(Dimension.VERSION::equals).flatMap(by -> key.group()).orElse(null),
          groupBy.filter(Dimension.ENVIRONMENT::equals).flatMap(by -> key.group()).orElse(null),
          groupBy.filter(Dimension.TAG::equals).flatMap(by -> key.group()).orElse(null),
          null,
          windows);
    }

    Series withTimeShare(Double share) {
      return new Series(service, operation, statement, version, environment, tag, share, windows);
    }

    String key(Measure measure) {
      SeriesKey key = new SeriesKey(measure, service, operation == null ? statement : operation);
      Optional<String> group =
          Stream.of(version, environment, tag).flatMap(Stream::ofNullable).findFirst();
      return new SeriesGroup(key, group).toString();
    }
  }

  /**
   * One window.
   *
   * @param start start, inclusive, epoch milliseconds
   * @param end end, exclusive, epoch milliseconds
   * @param count events that ended in it
   * @param errors of those, how many failed
   * @param errorKinds how many failed in which way, most first, such as HTTP 503: at most 8 kinds,
   *     and {@code __other__} for the others; they add up to errors; absent where none failed
   * @param rate events per second
   * @param mean mean duration in seconds
   * @param min shortest duration in seconds
   * @param max longest duration in seconds
   * @param quantiles durations in seconds by the quantile, right within 1 %
   * @param isFinal whether it can change no more
   * @param total sum of the durations in seconds
   * @param rows rows returned or changed, as far as known; of statements only
   * @param poolWait seconds waited for connections, as far as known; of statements only
   * @param apdex where it is asked for
   * @param slo where it is asked for
   * @param compared where it is asked for
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Window(
      long start,
      long end,
      long count,
      long errors,
      @Nullable Map<String, Long> errorKinds,
      double rate,
      double mean,
      double min,
      double max,
      Map<String, Double> quantiles,
      @JsonProperty("final") boolean isFinal,
      double total,
      Long rows,
      Double poolWait,
      @Nullable Apdex apdex,
      @Nullable Compliance slo,
      @Nullable Comparison compared) {

    /** Of what is asked for most. */
    private static final Map<Double, String> LABELS =
        Map.of(0.5, "0.5", 0.75, "0.75", 0.9, "0.9", 0.95, "0.95", 0.99, "0.99", 0.999, "0.999");

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
          durations.errors() == 0 ? null : durations.errorKinds(),
          Units.rate(durations.count(), end - start),
          Units.seconds(durations.mean()),
          Units.seconds(durations.min()),
          Units.seconds(durations.max()),
          quantiles(durations, quantiles),
          isFinal,
          Units.seconds(durations.sum()),
          statements ? durations.rows() : null,
          statements ? Units.seconds(durations.poolWait()) : null,
          null,
          null,
          null);
    }

    /** The same held against targets. */
    Window heldAgainst(LatencyTargets targets, Distribution durations) {
      return with(
          targets.apdex().map(target -> Apdex.of(durations, target)).orElse(null),
          targets.slo().map(target -> Compliance.of(durations, target)).orElse(null),
          compared);
    }

    /** The same compared with another one. */
    Window comparedWith(Comparison other) {
      return with(apdex, slo, other);
    }

    private Window with(
        @Nullable Apdex score, @Nullable Compliance compliance, @Nullable Comparison comparison) {
      return new Window(
          start,
          end,
          count,
          errors,
          errorKinds,
          rate,
          mean,
          min,
          max,
          quantiles,
          isFinal,
          total,
          rows,
          poolWait,
          score,
          compliance,
          comparison);
    }

    private static Map<String, Double> quantiles(Distribution durations, List<Double> wanted) {
      Map<String, Double> quantiles = new LinkedHashMap<>();
      double[] values = durations.quantilesOf(wanted);
      for (int i = 0; i < values.length; i++) {
        quantiles.put(label(wanted.get(i)), Units.seconds(values[i]));
      }
      return quantiles;
    }

    /** Shortest of all that name it: {@code 0.99}. */
    private static String label(Double q) {
      String known = LABELS.get(q);
      return known == null ? BigDecimal.valueOf(q).stripTrailingZeros().toPlainString() : known;
    }
  }
}
