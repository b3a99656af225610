package io.streamgauge.alerting.rules;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code <measure> > baseline + 6 deviations}, and {@code 3 deviations} as clear. */
record DeviationCheck(ConditionParts parts) {

  static final String AFTER = "baselineAfter";
  static final String OUTLIERS = "outliers";

  private static final Pattern CLEAR =
      Pattern.compile("(?:baseline\\s*(?:\\+/?-|±|\\+|-)\\s*)?(\\S+)\\s+deviations?");

  private static final double MOST = 1000;
  private static final String ALLOWED = "a number above 0, up to 1000, as 6";

  Optional<Condition> deviation(Matcher text) {
    Optional<Measure> measure = parts.measure(text.group(1));
    Optional<Comparison> comparison = comparison(text.group(2), text.group(3));
    Optional<Double> deviations = deviations(text.group(4));
    Optional<Integer> least = least();
    Optional<Double> outliers = outliers();
    if (measure.isEmpty()
        || comparison.isEmpty()
        || deviations.isEmpty()
        || least.isEmpty()
        || outliers.isEmpty()) {
      return Optional.empty();
    }
    return clear(deviations.get())
        .map(
            clear ->
                new Deviation(
                    measure.get(),
                    comparison.get(),
                    deviations.get(),
                    clear,
                    least.get(),
                    outliers.get()));
  }

  /** Above goes with +, below with -, outside with both. */
  private Optional<Comparison> comparison(String written, String sign) {
    Optional<Comparison> comparison = Comparison.of(written).filter(it -> it != Comparison.INSIDE);
    if (comparison.isEmpty()) {
      parts.bad(
          "comparison", written, "> (above), >= (at-least), < (below), <= (at-most), outside");
      return Optional.empty();
    }
    String right = sign(comparison.get());
    if (!sign.replace("/", "").replace("±", "+-").equals(right)) {
      parts.bad("what follows 'baseline'", sign, "%s with '%s'".formatted(right, written));
      return Optional.empty();
    }
    return comparison;
  }

  private static String sign(Comparison comparison) {
    if (comparison.isRange()) {
      return "+-";
    }
    return comparison.upwards() ? "+" : "-";
  }

  private Optional<Double> deviations(String text) {
    OptionalDouble number = number(text);
    if (number.isEmpty() || number.getAsDouble() == 0) {
      parts.bad("number of deviations", text, ALLOWED);
      return Optional.empty();
    }
    return Optional.of(number.getAsDouble());
  }

  private static OptionalDouble number(String text) {
    OptionalDouble number = Quantity.COUNT.parse(text);
    return number.isPresent() && number.getAsDouble() >= 0 && number.getAsDouble() <= MOST
        ? number
        : OptionalDouble.empty();
  }

  private Optional<Double> clear(double deviations) {
    return parts
        .fields()
        .optional(
            ConditionCheck.CLEAR,
            text -> cleared(text, deviations),
            "from 0 to %s deviations (the threshold), as %s deviations"
                .formatted(deviations, deviations / 2),
            deviations);
  }

  private static Double cleared(String text, double deviations) {
    Matcher matcher = CLEAR.matcher(text.strip());
    if (!matcher.matches()) {
      return null;
    }
    OptionalDouble number = number(matcher.group(1));
    return number.isPresent() && number.getAsDouble() <= deviations ? number.getAsDouble() : null;
  }

  private Optional<Integer> least() {
    return parts
        .fields()
        .optional(
            AFTER,
            DeviationCheck::least,
            "a whole number of windows from 5 to " + Deviation.MOST_LEAST,
            Deviation.USUAL_LEAST);
  }

  private static Integer least(String text) {
    Integer windows = text.matches("[0-9]{1,3}") ? Integer.valueOf(text) : null;
    return windows == null || windows < 5 || windows > Deviation.MOST_LEAST ? null : windows;
  }

  private Optional<Double> outliers() {
    return parts
        .fields()
        .optional(
            OUTLIERS, DeviationCheck::outliers, "a share from 1% to 50%", Deviation.USUAL_OUTLIERS);
  }

  private static Double outliers(String text) {
    OptionalDouble share = Quantity.RATIO.parse(text);
    return share.isPresent() && share.getAsDouble() >= 0.01 && share.getAsDouble() <= 0.5
        ? share.getAsDouble()
        : null;
  }
}
