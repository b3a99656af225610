package io.streamgauge.streams.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Statements that run many times in a request, or take much of the time of all requests. */
final class StatementAdvice {

  private static final long FEWEST_REQUESTS = 20;
  private static final double MANY_A_REQUEST = 5;
  private static final double LARGE_SHARE = 0.2;

  private final ServiceEvidence evidence;
  private final StatementRuns runs;
  private final double requestSeconds;

  private StatementAdvice(ServiceEvidence evidence, StatementRuns runs) {
    this.evidence = evidence;
    this.runs = runs;
    this.requestSeconds = evidence.requestSeconds();
  }

  /**
   * @param operations advice on operations; what it tells of statements is not told again
   */
  static List<Advice> of(ServiceEvidence evidence, StatementRuns runs, List<Advice> operations) {
    return evidence.requestSeconds() == 0
        ? List.of()
        : new StatementAdvice(evidence, runs).all(operations);
  }

  private List<Advice> all(List<Advice> operations) {
    List<Advice> advice = new ArrayList<>(repeatedStatements());
    if (!operations.isEmpty() || isSlow()) {
      Set<String> told = new HashSet<>();
      advice.forEach(each -> told.add(each.subject()));
      operations.forEach(
          each -> each.statements().forEach(filling -> told.add(filling.statement())));
      slowStatements().stream()
          .filter(statement -> !told.contains(statement.subject()))
          .forEach(advice::add);
    }
    return advice;
  }

  private boolean isSlow() {
    return evidence.isMissed(KeyFigure.MEAN)
        || evidence.isMissed(KeyFigure.P95)
        || evidence.isMissed(KeyFigure.P99);
  }

  private List<Advice> repeatedStatements() {
    return runs.all().stream()
        .filter(run -> run.share().perRequest() >= MANY_A_REQUEST)
        .filter(run -> run.share().operation().count() >= FEWEST_REQUESTS)
        .map(run -> repeated(run.statement(), run.share()))
        .toList();
  }

  private Advice repeated(Timed statement, Attribution.Share share) {
    double seconds = statement.total() * share.share();
    double executions = statement.count() * share.share();
    double again = seconds * (1 - 1 / share.perRequest());
    return Advice.of(
        Advice.Urgency.TAKES_TIME,
        again,
        "repeated-statement",
        statement.name(),
        "%s runs %s times in each %s (about %s times in %s requests, %s in all%s; their counts move together in %d windows). If it runs once for each row of another statement (N+1), fetch all rows at once."
            .formatted(
                statement.name(),
                Wording.digits(share.perRequest()),
                share.operation().name(),
                Wording.count(executions),
                Wording.count(share.operation().count()),
                Wording.duration(seconds),
                statement.rows() == 0
                    ? ""
                    : ", %s rows each".formatted(Wording.digits(rowsEach(statement))),
                statement.counts().size()),
        new Numbers()
            .put("perRequest", share.perRequest())
            .put("executions", executions)
            .put("requests", share.operation().count())
            .put("total", seconds)
            .put("mean", statement.mean())
            .putKnown("rowsEach", statement.rows() == 0 ? null : rowsEach(statement))
            .put("windows", statement.counts().size())
            .toMap());
  }

  private static double rowsEach(Timed statement) {
    return (double) statement.rows() / statement.count();
  }

  private List<Advice> slowStatements() {
    if (evidence.statementSeconds() > requestSeconds) {
      return List.of();
    }
    return runs.statements().stream()
        .filter(statement -> statement.total() >= LARGE_SHARE * requestSeconds)
        .map(this::slowStatement)
        .toList();
  }

  private Advice slowStatement(Timed statement) {
    double share = statement.total() / requestSeconds;
    double perRequest = (double) statement.count() / evidence.requests().count();
    return Advice.of(
        Advice.Urgency.TAKES_TIME,
        statement.total(),
        "slow-statement",
        statement.name(),
        "%s takes as much as %s of the time of all requests: it ran %s times (%s a request), mean %s, p95 %s."
            .formatted(
                statement.name(),
                Wording.share(share),
                Wording.count(statement.count()),
                Wording.digits(perRequest),
                Wording.duration(statement.mean()),
                Wording.duration(statement.p95())),
        new Numbers()
            .put("share", share)
            .put("count", statement.count())
            .put("perRequest", perRequest)
            .put("mean", statement.mean())
            .put("p95", statement.p95())
            .put("total", statement.total())
            .toMap());
  }
}
