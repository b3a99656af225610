package io.streamgauge.streams.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kinds of errors that a larger share of a service's requests ends in than before. */
final class FailureAdvice {

  private static final double MOST = 0.5;

  private final ServiceEvidence evidence;
  private final List<Failure> rising;

  FailureAdvice(ServiceEvidence evidence) {
    this.evidence = evidence;
    double target = evidence.targets().of(KeyFigure.ERROR_RATE);
    this.rising =
        evidence.failures().stream()
            .filter(failure -> !Failure.OTHER.equals(failure.kind()))
            .filter(failure -> failure.errors() >= ErrorAdvice.FEWEST_ERRORS)
            .filter(failure -> failure.rate().trend(KeyFigure.ERROR_RATE, target) == Trend.WORSE)
            .toList();
  }

  List<Advice> all() {
    return rising.stream().map(this::rises).toList();
  }

  /** Whether most of an operation's failures are told of where a kind is that rises. */
  boolean tellsOf(Timed operation) {
    long told =
        rising.stream()
            .filter(failure -> failure.place(evidence.operations()).equals(Optional.of(operation)))
            .mapToLong(failure -> failure.in(operation))
            .sum();
    return told >= MOST * operation.errors();
  }

  private Advice rises(Failure failure) {
    Optional<Timed> place = failure.place(evidence.operations());
    double before = failure.rate().before().value();
    Advice advice =
        Advice.of(
            Advice.Urgency.FAILS,
            failure.errors(),
            "rising-error-kind",
            failure.kind(),
            "%s rises: %s of %s requests failed with it (%s), %s before.%s"
                .formatted(
                    failure.kind(),
                    Wording.count(failure.errors()),
                    Wording.count(failure.requests()),
                    Wording.share(rate(failure)),
                    Wording.share(before),
                    place.map(operation -> placed(failure, operation)).orElse("")),
            numbers(failure, place));
    return place.map(operation -> advice.in(operation.name())).orElse(advice);
  }

  private static String placed(Failure failure, Timed operation) {
    long errors = failure.in(operation);
    return " %s of them %s in %s, which is %s of its %s requests."
        .formatted(
            errors == failure.errors() ? "All" : Wording.count(errors),
            errors == 1 ? "is" : "are",
            operation.name(),
            Wording.share((double) errors / operation.count()),
            Wording.count(operation.count()));
  }

  private static Map<String, Double> numbers(Failure failure, Optional<Timed> place) {
    return new Numbers()
        .put("errors", failure.errors())
        .put("count", failure.requests())
        .put("errorRate", rate(failure))
        .put("errorRateBefore", failure.rate().before().value())
        .putKnown("operationErrors", place.map(failure::in).orElse(null))
        .putKnown("operationCount", place.map(Timed::count).orElse(null))
        .toMap();
  }

  private static double rate(Failure failure) {
    return (double) failure.errors() / failure.requests();
  }
}
