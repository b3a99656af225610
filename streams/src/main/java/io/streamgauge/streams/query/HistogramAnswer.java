package io.streamgauge.streams.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.streamgauge.streams.latency.Distribution;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A heat map of durations: what columns count by bucket, right within 1 % of a bound and exact in
 * sum.
 *
 * @param service name of the service
 * @param operation present where it is about requests
 * @param statement present where it is about statements
 * @param step length of the columns in seconds
 * @param bounds upper bounds of the buckets in seconds, inclusive, each the lower bound of the next
 *     bucket; what is above the last one has a bucket without an upper bound
 * @param columns the windows with events, ordered by start
 * @param completeness whether every event is in the answer, by service
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistogramAnswer(
    String service,
    @Nullable String operation,
    @Nullable String statement,
    double step,
    List<Double> bounds,
    List<Column> columns,
    Map<String, CompletenessAnswer.Verdict> completeness) {

  /**
   * One window.
   *
   * @param start start, inclusive, epoch milliseconds
   * @param end end, exclusive, epoch milliseconds
   * @param count events in it
   * @param isFinal whether it can change no more
   * @param counts events by bucket, one more than there are bounds
   */
  public record Column(
      long start, long end, long count, @JsonProperty("final") boolean isFinal, List<Long> counts) {

    static Column of(
        long start, long end, boolean isFinal, Distribution durations, Buckets buckets) {
      return new Column(start, end, durations.count(), isFinal, buckets.counts(durations));
    }
  }
}
