package io.streamgauge.streams.report;

import io.streamgauge.streams.latency.SeriesKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the time of requests goes: slow operations, and the statements that fill them. */
final class TimeAdvice {

  private static final long FEWEST_REQUESTS = 20;
  private static final double LEAST_SHARE = 0.05;
  private static final double LARGE_SHARE = 0.2;
  private static final double MANY_A_REQUEST = 5;
  private static final double MOST_OF_AN_OPERATION = 1.05;
  private static final int MOST_FILLINGS = 3;
  private static final int MOST_STATEMENTS = 50;

  private final ServiceEvidence evidence;
  private final List<Run> runs;
  private final double requestSeconds;

  private TimeAdvice(ServiceEvidence evidence) {
    this.evidence = evidence;
    this.requestSeconds = evidence.requestSeconds();
    this.runs = runs();
  }

  /** A statement that an operation is known to run. */
  private record Run(Timed statement, Attribution.Share share) {}

  private List<Run> runs() {
    Attribution attribution = new Attribution(evidence.operations());
    return namedStatements().stream()
        .flatMap(
            statement -> attribution.of(statement).stream().map(share -> new Run(statement, share)))
        .filter(run -> !SeriesKey.OVERFLOW.equals(run.share().operation().name()))
        .toList();
  }

  static List<Advice> of(ServiceEvidence evidence) {
    return evidence.requestSeconds() > 0 ? new TimeAdvice(evidence).all() : List.of();
  }

  private List<Advice> all() {
    List<Advice> repeated = repeatedStatements();
    List<Advice> slow = slowOperations();
    List<Advice> advice = new ArrayList<>(slow);
    advice.addAll(repeated);
    if (!slow.isEmpty() || isSlow()) {
      Set<String> told = new HashSet<>();
      repeated.forEach(each -> told.add(each.subject()));
      slow.forEach(each -> each.statements().forEach(filling -> told.add(filling.statement())));
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

  private List<Advice> slowOperations() {
    return evidence.operations().stream()
        .filter(operation -> !SeriesKey.OVERFLOW.equals(operation.name()))
        .filter(operation -> operation.count() >= FEWEST_REQUESTS)
        .filter(operation -> operation.total() >= LEAST_SHARE * requestSeconds)
        .filter(
            operation ->
                operation.p95() > evidence.targets().of(KeyFigure.P95)
                    || operation.mean() > evidence.targets().of(KeyFigure.MEAN))
        .map(this::slowOperation)
        .toList();
  }

  private Advice slowOperation(Timed operation) {
    List<ReportAnswer.Filling> fillings = fillings(operation);
    double share = Math.min(1, operation.total() / requestSeconds);
    return Advice.of(
            Advice.Urgency.TAKES_TIME,
            operation.total(),
            "slow-operation",
            operation.name(),
            "%s takes %s of the time of all requests: %s requests, mean %s (target %s), p95 %s (target %s).%s"
                .formatted(
                    operation.name(),
                    Wording.share(share),
                    Wording.count(operation.count()),
                    Wording.duration(operation.mean()),
                    Wording.duration(evidence.targets().of(KeyFigure.MEAN)),
                    Wording.duration(operation.p95()),
                    Wording.duration(evidence.targets().of(KeyFigure.P95)),
                    filled(fillings)),
            new Numbers()
                .put("share", share)
                .put("count", operation.count())
                .put("mean", operation.mean())
                .put("p95", operation.p95())
                .put("total", operation.total())
                .toMap())
        .with(fillings);
  }

  private static String filled(List<ReportAnswer.Filling> fillings) {
    return fillings.isEmpty()
        ? ""
        : fillings.stream()
            .map(
                filling ->
                    "%s (%s of it, %s a request)"
                        .formatted(
                            filling.statement(),
                            Wording.share(filling.share()),
                            Wording.digits(filling.perRequest())))
            .collect(Collectors.joining("; ", " It is filled by ", "."));
  }

  /** The statements that take a part of an operation's time worth speaking of. */
  private List<ReportAnswer.Filling> fillings(Timed operation) {
    List<ReportAnswer.Filling> fillings = new ArrayList<>();
    for (Run run : runs) {
      double seconds = run.statement().total() * run.share().share();
      double ofOperation = seconds / operation.total();
      if (run.share().operation().equals(operation)
          && ofOperation >= LEAST_SHARE
          && ofOperation <= MOST_OF_AN_OPERATION) {
        fillings.add(
            new ReportAnswer.Filling(
                run.statement().name(),
                run.share().perRequest(),
                seconds,
                Math.min(1, ofOperation)));
      }
    }
    fillings.sort((a, b) -> Double.compare(b.seconds(), a.seconds()));
    return fillings.subList(0, Math.min(MOST_FILLINGS, fillings.size()));
  }

  private List<Advice> repeatedStatements() {
    return runs.stream()
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
        "%s runs %s times in each %s (about %s times in %s requests, %s in all; their counts move together in %d windows). If it runs once for each row of another statement (N+1), fetch all rows at once."
            .formatted(
                statement.name(),
                Wording.digits(share.perRequest()),
                share.operation().name(),
                Wording.count(executions),
                Wording.count(share.operation().count()),
                Wording.duration(seconds),
                statement.counts().size()),
        new Numbers()
            .put("perRequest", share.perRequest())
            .put("executions", executions)
            .put("requests", share.operation().count())
            .put("total", seconds)
            .put("mean", statement.mean())
            .put("windows", statement.counts().size())
            .toMap());
  }

  private List<Advice> slowStatements() {
    if (evidence.statementSeconds() > requestSeconds) {
      return List.of();
    }
    return namedStatements().stream()
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

  /** Those that take most time; what takes none is not worth advice. */
  private List<Timed> namedStatements() {
    return evidence.statements().stream()
        .filter(statement -> !SeriesKey.OVERFLOW.equals(statement.name()))
        .sorted(Comparator.comparingDouble(Timed::total).reversed())
        .limit(MOST_STATEMENTS)
        .toList();
  }
}
