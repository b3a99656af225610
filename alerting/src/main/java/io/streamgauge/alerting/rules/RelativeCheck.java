package io.streamgauge.alerting.rules;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;

/** Reads the forms whose limits are percentages. */
record RelativeCheck(ConditionParts parts) {

  Optional<Condition> change(Matcher text) {
    Optional<Measure> measure = parts.measure(text.group(1));
    Optional<Comparison> comparison = parts.comparison(text.group(2));
    Optional<Double> factor = parts.percentage("threshold", text.group(3));
    Optional<Reference> reference = reference(text.group(4).strip().replaceAll("\\s+", " "));
    if (measure.isEmpty() || comparison.isEmpty() || factor.isEmpty() || reference.isEmpty()) {
      return Optional.empty();
    }
    return parts
        .clear(comparison.get(), factor.get(), text.group(3))
        .map(
            clear ->
                new Change(measure.get(), comparison.get(), factor.get(), clear, reference.get()));
  }

  private Optional<Reference> reference(String text) {
    Optional<Reference> reference = Reference.of(text);
    if (reference.isEmpty()) {
      parts.bad("what it is compared with", text, Reference.ALLOWED);
    }
    return reference;
  }

  Optional<Condition> budget(Matcher text) {
    Optional<Measure> measure = parts.badRatio(text.group(1));
    Optional<Double> objective = parts.objective(text.group(2));
    Optional<Duration> span = parts.span(text.group(3));
    Optional<Comparison> comparison = parts.comparison(text.group(4));
    Optional<Double> threshold = parts.percentage("threshold", text.group(5));
    if (measure.isEmpty()
        || objective.isEmpty()
        || span.isEmpty()
        || comparison.isEmpty()
        || threshold.isEmpty()) {
      return Optional.empty();
    }
    return parts
        .clear(comparison.get(), threshold.get(), text.group(5))
        .map(
            clear ->
                new Budget(
                    measure.get(),
                    objective.get(),
                    span.get(),
                    comparison.get(),
                    threshold.get(),
                    clear));
  }
}
