package io.streamgauge.streams.report;

import io.streamgauge.streams.latency.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Operations whose share of failures rises, or lies above the target without rising, and what most
 * of these failures are.
 */
final class ErrorAdvice {

  static final long FEWEST_ERRORS = 5;

  private ErrorAdvice() {}

  /**
   * @param failures advice on kinds of errors; the operations it tells of are not told again
   */
  static List<Advice> of(ServiceEvidence evidence, FailureAdvice failures) {
    double target = evidence.targets().of(KeyFigure.ERROR_RATE);
    List<Advice> advice = new ArrayList<>();
    for (Timed operation : evidence.operations()) {
      boolean enough =
          operation.errors() >= FEWEST_ERRORS
              && operation.count() >= KeyFigure.ERROR_RATE.fewestEvents()
              && !SeriesKey.OVERFLOW.equals(operation.name());
      Trend trend = operation.errorRate().trend(KeyFigure.ERROR_RATE, target);
      double rate = (double) operation.errors() / operation.count();
      if (!enough || failures.tellsOf(operation)) {
        continue;
      }
      if (trend == Trend.WORSE) {
        advice.add(rising(operation, target));
      } else if (rate > target) {
        advice.add(failing(operation, target));
      }
    }
    return advice;
  }

  private static Advice rising(Timed operation, double target) {
    Measured before = operation.errorRate().before();
    double rate = (double) operation.errors() / operation.count();
    return Advice.of(
        Advice.Urgency.FAILS,
        operation.errors(),
        "rising-errors",
        operation.name(),
        "%s fails more often than before: %s of %s requests (%s), %s before.%s"
            .formatted(
                operation.name(),
                Wording.count(operation.errors()),
                Wording.count(operation.count()),
                Wording.share(rate),
                Wording.share(before.value()),
                mostly(operation)),
        numbers(operation, target));
  }

  /** The share before is told as it was: that it rose is said only where that is certain. */
  private static Advice failing(Timed operation, double target) {
    double rate = (double) operation.errors() / operation.count();
    Double before = operation.errorRate().before().value();
    return Advice.of(
        Advice.Urgency.FAILS,
        operation.errors(),
        "failing-operation",
        operation.name(),
        "%s fails too often: %s of %s requests (%s, target %s)%s.%s"
            .formatted(
                operation.name(),
                Wording.count(operation.errors()),
                Wording.count(operation.count()),
                Wording.share(rate),
                Wording.share(target),
                before == null ? "" : ", " + Wording.share(before) + " before",
                mostly(operation)),
        numbers(operation, target));
  }

  /** The most frequent kind, if it is known. */
  private static String mostly(Timed operation) {
    return operation.errorKinds().entrySet().stream()
        .filter(kind -> !Failure.OTHER.equals(kind.getKey()))
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(
            kind ->
                kind.getValue() == operation.errors()
                    ? " All of them are %s.".formatted(kind.getKey())
                    : " Of these, %s are %s."
                        .formatted(Wording.count(kind.getValue()), kind.getKey()))
        .orElse("");
  }

  private static Map<String, Double> numbers(Timed operation, double target) {
    return new Numbers()
        .put("errors", operation.errors())
        .put("count", operation.count())
        .put("errorRate", (double) operation.errors() / operation.count())
        .putKnown("errorRateBefore", operation.errorRate().before().value())
        .put("target", target)
        .toMap();
  }
}
