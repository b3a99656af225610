package io.streamgauge.streams.report;

import io.streamgauge.streams.latency.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Operations whose share of failures rises, or lies above the target without rising. What kind of
 * failures they are is not kept in windows, so nothing is said of it.
 */
final class ErrorAdvice {

  private static final long FEWEST_ERRORS = 5;

  private ErrorAdvice() {}

  static List<Advice> of(ServiceEvidence evidence) {
    double target = evidence.targets().of(KeyFigure.ERROR_RATE);
    List<Advice> advice = new ArrayList<>();
    for (Timed operation : evidence.operations()) {
      boolean enough =
          operation.errors() >= FEWEST_ERRORS
              && operation.count() >= KeyFigure.ERROR_RATE.fewestEvents()
              && !SeriesKey.OVERFLOW.equals(operation.name());
      Trend trend = operation.errorRate().trend(KeyFigure.ERROR_RATE, target);
      double rate = (double) operation.errors() / operation.count();
      if (enough && trend == Trend.WORSE) {
        advice.add(rising(operation, target));
      } else if (enough && rate > target) {
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
        "%s fails more often than before: %s of %s requests (%s), %s before."
            .formatted(
                operation.name(),
                Wording.count(operation.errors()),
                Wording.count(operation.count()),
                Wording.share(rate),
                Wording.share(before.value())),
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
        "%s fails too often: %s of %s requests (%s, target %s)%s."
            .formatted(
                operation.name(),
                Wording.count(operation.errors()),
                Wording.count(operation.count()),
                Wording.share(rate),
                Wording.share(target),
                before == null ? "" : ", " + Wording.share(before) + " before"),
        numbers(operation, target));
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
