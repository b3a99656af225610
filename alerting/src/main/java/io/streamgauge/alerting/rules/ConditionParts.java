package io.streamgauge.alerting.rules;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/** Reads the parts of conditions. What is wrong with one becomes a problem and is empty. */
record ConditionParts(Fields fields) {

  private static final String TIME = "a time from 1min to 720h, as 1h or 3d";

  Optional<Measure> measure(String text) {
    return orBad("measure", text, Measure.of(text), Measure.allowed());
  }

  /** One that tells good events from bad ones. */
  Optional<Measure> badRatio(String text) {
    Optional<Measure> measure = measure(text);
    if (measure.isEmpty()) {
      return measure;
    }
    return orBad(
        "measure of an objective",
        text,
        measure.filter(it -> it.quantity() == Quantity.RATIO && it.sampled()),
        "a ratio of bad events, as requests.errorRate");
  }

  /** One with a single limit. */
  Optional<Comparison> comparison(String text) {
    return orBad(
        "comparison", text, Comparison.of(text).filter(it -> !it.isRange()), Comparison.ALLOWED);
  }

  Optional<Double> limit(Measure measure, String part, String text) {
    return orBad(
        part + " of " + measure.key(), text, number(measure, text), measure.quantity().allowed());
  }

  private static Optional<Double> number(Measure measure, String text) {
    return number(measure.quantity(), text, measure.quantity()::sensible);
  }

  private static Optional<Double> number(Quantity quantity, String text, DoublePredicate allowed) {
    OptionalDouble number = quantity.parse(text);
    return number.isPresent() && allowed.test(number.getAsDouble())
        ? Optional.of(number.getAsDouble())
        : Optional.empty();
  }

  /** A part or a multiple, above 0. */
  Optional<Double> percentage(String part, String text) {
    return orBad(part, text, percentage(text), "a percentage above 0%, as 50% or 300%");
  }

  private static Optional<Double> percentage(String text) {
    return text.endsWith("%")
        ? number(Quantity.RATIO, text, it -> it > 0 && it <= 1e6)
        : Optional.empty();
  }

  Optional<Double> objective(String text) {
    return orBad(
        "objective",
        text,
        number(Quantity.RATIO, text, it -> it > 0 && it < 1),
        "a ratio above 0% and below 100%, as 99.9%");
  }

  Optional<Double> factor(String text) {
    return orBad(
        "burn rate",
        text,
        number(Quantity.COUNT, text, it -> it > 0 && it <= 1e6),
        "a number above 0, as 14.4x");
  }

  Optional<Duration> span(String text) {
    return orBad(
        "span",
        text,
        number(Quantity.DURATION, text, it -> it >= 60 && it <= Burn.LONGEST.toSeconds())
            .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000))),
        TIME);
  }

  /**
   * The clearing threshold; the threshold itself where there is none.
   *
   * @param written the threshold as it is written
   */
  Optional<Double> clear(Measure measure, Comparison comparison, double threshold, String written) {
    return fields.optional(
        ConditionCheck.CLEAR,
        text ->
            number(measure, text)
                .filter(clear -> comparison.isQuietSide(clear, threshold))
                .orElse(null),
        "%s (the threshold), written in the same way".formatted(comparison.quietSide(written)),
        threshold);
  }

  /** The same as a part or a multiple. */
  Optional<Double> clear(Comparison comparison, double threshold, String written) {
    return fields.optional(
        ConditionCheck.CLEAR,
        text ->
            percentage(text).filter(clear -> comparison.isQuietSide(clear, threshold)).orElse(null),
        "%s (the threshold), as a percentage".formatted(comparison.quietSide(written)),
        threshold);
  }

  /** Says that a breach of this form is over by itself. */
  void refuseClear(String why) {
    fields.problem(ConditionCheck.CLEAR, "'clear' has no meaning here: " + why);
  }

  void bad(String part, String value, String allowed) {
    fields.problem(ConditionCheck.KEY, "%s is '%s', allowed is %s".formatted(part, value, allowed));
  }

  private <T> Optional<T> orBad(String part, String text, Optional<T> value, String allowed) {
    if (value.isEmpty()) {
      bad(part, text, allowed);
    }
    return value;
  }
}
