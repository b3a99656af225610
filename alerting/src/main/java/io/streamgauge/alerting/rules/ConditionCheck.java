package io.streamgauge.alerting.rules;

import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code <measure> <comparison> <threshold>}. */
final class ConditionCheck {

  static final String KEY = "when";

  private static final String ALLOWED =
      "<measure> <comparison> <threshold>, for example requests.p95 > 500ms";

  private final Fields fields;

  ConditionCheck(Fields fields) {
    this.fields = fields;
  }

  Optional<Condition> check() {
    return fields
        .required(KEY, ConditionCheck::parts, ALLOWED)
        .flatMap(parts -> condition(parts[0], parts[1], parts[2]));
  }

  private static String[] parts(String text) {
    String[] parts = text.strip().split("\\s+", 3);
    return parts.length == 3 ? parts : null;
  }

  private Optional<Condition> condition(String left, String middle, String right) {
    Optional<Measure> measure = Measure.of(left);
    if (measure.isEmpty()) {
      bad("measure", left, Measure.allowed());
    }
    Optional<Comparison> comparison = Comparison.of(middle);
    if (comparison.isEmpty()) {
      bad("comparison", middle, Comparison.ALLOWED);
    }
    OptionalDouble threshold =
        measure.isPresent() ? threshold(measure.get(), right) : OptionalDouble.empty();
    return measure.isPresent() && comparison.isPresent() && threshold.isPresent()
        ? Optional.of(new Condition(measure.get(), comparison.get(), threshold.getAsDouble()))
        : Optional.empty();
  }

  private OptionalDouble threshold(Measure measure, String text) {
    Quantity quantity = measure.quantity();
    OptionalDouble threshold = quantity.parse(text);
    if (threshold.isEmpty() || !quantity.sensible(threshold.getAsDouble())) {
      bad("threshold of " + measure.key(), text, quantity.allowed());
      return OptionalDouble.empty();
    }
    return threshold;
  }

  private void bad(String part, String value, String allowed) {
    fields.problem(KEY, "%s is '%s', allowed is %s".formatted(part, value, allowed));
  }
}
