package io.streamgauge.streams.report;

import io.streamgauge.streams.latency.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Operations that take much of the time of requests and miss their targets. */
final class OperationAdvice {

  private static final long FEWEST_REQUESTS = 20;
  private static final double LEAST_SHARE = 0.05;
  private static final double MOST_OF_AN_OPERATION = 1.05;
  private static final int MOST_FILLINGS = 3;

  private final ServiceEvidence evidence;
  private final StatementRuns runs;
  private final double requestSeconds;

  private OperationAdvice(ServiceEvidence evidence, StatementRuns runs) {
    this.evidence = evidence;
    this.runs = runs;
    this.requestSeconds = evidence.requestSeconds();
  }

  static List<Advice> of(ServiceEvidence evidence, StatementRuns runs) {
    return new OperationAdvice(evidence, runs).slowOperations();
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
    for (StatementRuns.Run run : runs.all()) {
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
}
