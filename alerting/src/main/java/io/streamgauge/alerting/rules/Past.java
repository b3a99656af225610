package io.streamgauge.alerting.rules;

import io.streamgauge.alerting.baseline.Expectation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is remembered of one measure of one series: its complete windows. */
@FunctionalInterface
public interface Past {

  /** Nothing is remembered. */
  Past NOTHING = (resolution, from, to) -> List.of();

  /**
   * The windows of one length that begin in a span of time, earliest first. Those that had no data
   * are missing.
   *
   * @param from epoch milliseconds, inclusive
   * @param to epoch milliseconds, exclusive
   */
  List<PastWindow> between(Duration resolution, long from, long to);

  /**
   * What is usual for the series, where the rule has it learnt; empty where not enough was.
   *
   * @param start of the window that it is to be expected of, epoch milliseconds
   */
  default Optional<Expectation> expected(long start) {
    return Optional.empty();
  }
}
