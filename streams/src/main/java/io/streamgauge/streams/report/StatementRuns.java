package io.streamgauge.streams.report;

import io.streamgauge.streams.latency.SeriesKey;
import java.util.Comparator;
import java.util.List;

/**
 * Which operations run which statements, as far as is known.
 *
 * @param statements those that take most time; what takes none is not worth advice
 * @param all of these statements, which operation is known to run it
 */
record StatementRuns(List<Timed> statements, List<Run> all) {

  private static final int MOST_STATEMENTS = 50;

  /** A statement, and an operation that is known to run it. */
  record Run(Timed statement, Attribution.Share share) {}

  static StatementRuns of(ServiceEvidence evidence) {
    List<Timed> statements =
        evidence.statements().stream()
            .filter(statement -> !SeriesKey.OVERFLOW.equals(statement.name()))
            .sorted(Comparator.comparingDouble(Timed::total).reversed())
            .limit(MOST_STATEMENTS)
            .toList();
    Attribution attribution = new Attribution(evidence.operations());
    return new StatementRuns(
        statements,
        statements.stream()
            .flatMap(
                statement ->
                    attribution.of(statement).stream().map(share -> new Run(statement, share)))
            .filter(run -> !SeriesKey.OVERFLOW.equals(run.share().operation().name()))
            .toList());
  }
}
