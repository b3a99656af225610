package io.streamgauge.streams.report;

import io.streamgauge.streams.query.CompletenessAnswer;
import java.util.Comparator;
import java.util.List;

/** From the evidence about a service to what the report says of it. */
final class ServiceReport {

  private static final int MOST_PARTS = 10;

  private ServiceReport() {}

  static ReportAnswer.Service of(
      ServiceEvidence evidence, CompletenessAnswer.Verdict completeness) {
    Scorecard scorecard = Scorecard.of(evidence);
    return new ReportAnswer.Service(
        evidence.service(),
        scorecard.score(),
        scorecard.coverage(),
        completeness,
        evidence.requests() == null ? 0 : evidence.requests().count(),
        scorecard.figures(),
        parts(evidence.operations(), evidence, evidence.requestSeconds(), false),
        parts(evidence.statements(), evidence, evidence.statementSeconds(), true),
        Recommendations.of(evidence));
  }

  /**
   * @param all seconds that all of them took; no part of requests where that is more than requests
   */
  private static List<ReportAnswer.Part> parts(
      List<Timed> timed, ServiceEvidence evidence, double all, boolean statements) {
    double requestSeconds = evidence.requestSeconds();
    boolean within = requestSeconds > 0 && all <= requestSeconds;
    Timed requests = statements ? evidence.requests() : null;
    return timed.stream()
        .sorted(Comparator.comparingDouble(Timed::total).reversed().thenComparing(Timed::name))
        .limit(MOST_PARTS)
        .map(
            part ->
                new ReportAnswer.Part(
                    part.name(),
                    part.count(),
                    part.errors(),
                    part.mean(),
                    part.p95(),
                    part.total(),
                    within ? part.total() / requestSeconds : null,
                    requests == null ? null : (double) part.count() / requests.count()))
        .toList();
  }
}
