package io.streamgauge.bench.queries;

import static java.util.Objects.requireNonNull;

/**
 * One measurement.
 *
 * @param question what was asked, with the errors of its answers
 * @param connections how many asked at the same time
 * @param eventsPerSecond what came in at the same time
 * @param cpuNanos processor time of the server's process
 * @param threadNanos that of the threads that answer; 0 where unknown
 */
record Line(
    Question question,
    int connections,
    double eventsPerSecond,
    Timing timing,
    long cpuNanos,
    long threadNanos) {

  Line {
    requireNonNull(question, "question");
    requireNonNull(timing, "timing");
    if (timing.wrong() > 0) {
      throw new WrongAnswerException(
          "%s: %d of %d answers were wrong, the first was %s"
              .formatted(
                  question.kind().title(), timing.wrong(), timing.requests(), timing.example()));
    }
  }

  /** Requests for a second of processor time of the server. */
  double perCoreSecond() {
    return timing.requests() * 1e9 / cpuNanos;
  }

  /** Processor time of the server for one request, in microseconds. */
  double cpuMicros() {
    return cpuNanos / 1e3 / timing.requests();
  }

  /** The same of the threads that answer. */
  double threadMicros() {
    return threadNanos / 1e3 / timing.requests();
  }
}
