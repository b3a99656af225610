package io.streamgauge.alerting.rules;

import java.time.Duration;
import java.util.List;

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
}
