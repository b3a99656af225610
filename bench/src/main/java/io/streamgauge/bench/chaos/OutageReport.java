package io.streamgauge.bench.chaos;

import java.util.List;

/**
 * What became of questions while a process was lost.
 *
 * @param asked questions
 * @param stale answers from copies, which say so
 * @param failed questions without an answer, or with one that lacks something
 * @param unanswered some of those, with the reason
 * @param finalWindows windows that were called final at least once
 * @param wrong what was said and is not so
 * @param wentBack answers that were older than the position that was asked for
 */
record OutageReport(
    long asked,
    long stale,
    long failed,
    List<String> unanswered,
    long finalWindows,
    List<String> wrong,
    List<String> wentBack) {

  /** Part of the questions that were answered in full. */
  double answered() {
    return 1 - (double) failed / asked;
  }

  @Override
  public String toString() {
    return "%d questions, %.3f %% answered, %d from copies, %d final windows%n%s%n%s%n%s"
        .formatted(
            asked,
            answered() * 100,
            stale,
            finalWindows,
            String.join("\n", unanswered),
            String.join("\n", wrong),
            String.join("\n", wentBack));
  }
}
