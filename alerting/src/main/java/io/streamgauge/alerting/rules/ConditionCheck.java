package io.streamgauge.alerting.rules;

import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code <measure> <comparison> <threshold>}, and the threshold at which it is over. */
final class ConditionCheck {

  static final String KEY = "when";
  static final String CLEAR = "clear";

  static final String ALLOWED =
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
        ? withClear(new Condition(measure.get(), comparison.get(), threshold.getAsDouble()), right)
        : Optional.empty();
  }

  private OptionalDouble threshold(Measure measure, String text) {
    OptionalDouble threshold = number(measure, text);
    if (threshold.isEmpty()) {
      bad("threshold of " + measure.key(), text, measure.quantity().allowed());
    }
    return threshold;
  }

  private static OptionalDouble number(Measure measure, String text) {
    OptionalDouble number = measure.quantity().parse(text);
    return number.isPresent() && measure.quantity().sensible(number.getAsDouble())
        ? number
        : OptionalDouble.empty();
  }

  private Optional<Condition> withClear(Condition condition, String threshold) {
    Measure measure = condition.measure();
    Comparison comparison = condition.comparison();
    return fields
        .optional(
            CLEAR,
            text -> {
              OptionalDouble clear = number(measure, text);
              return clear.isPresent()
                      && comparison.isQuietSide(clear.getAsDouble(), condition.threshold())
                  ? (Double) clear.getAsDouble()
                  : null;
            },
            "%s (the threshold), written in the same way"
                .formatted(comparison.quietSide(threshold)),
            condition.threshold())
        .map(clear -> new Condition(measure, comparison, condition.threshold(), clear));
  }

  private void bad(String part, String value, String allowed) {
    fields.problem(KEY, "%s is '%s', allowed is %s".formatted(part, value, allowed));
  }
}
