package io.streamgauge.alerting.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code <measure> outside <lower>..<upper>}, and the same as {@code clear}. */
record RangeCheck(ConditionParts parts) {

  private static final Pattern TWO = Pattern.compile("(.+?)\\.\\.(.+)");

  /** Two limits. */
  private record Limits(double lower, double upper) {}

  Optional<Condition> range(Matcher text) {
    Comparison comparison = Comparison.of(text.group(2)).orElseThrow();
    Optional<Measure> measure = parts.measure(text.group(1));
    Optional<Limits> limits =
        measure.flatMap(it -> limits(it, text.group(3).strip(), text.group(4).strip()));
    return limits.flatMap(it -> clear(measure.get(), comparison, it));
  }

  private Optional<Limits> limits(Measure measure, String lower, String upper) {
    Optional<Double> low = parts.limit(measure, "lower limit", lower);
    Optional<Double> high = parts.limit(measure, "upper limit", upper);
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    if (low.get() >= high.get()) {
      parts.bad("range", lower + ".." + upper, "a lower limit that is below the upper one");
      return Optional.empty();
    }
    return Optional.of(new Limits(low.get(), high.get()));
  }

  private Optional<Condition> clear(Measure measure, Comparison comparison, Limits limits) {
    return parts
        .fields()
        .optional(
            ConditionCheck.CLEAR,
            text -> quiet(measure, comparison, limits, text).orElse(null),
            comparison == Comparison.OUTSIDE
                ? "a range within that of 'when'"
                : "a range around that of 'when'",
            limits)
        .map(
            clear ->
                new Range(
                    measure,
                    comparison,
                    limits.lower(),
                    limits.upper(),
                    clear.lower(),
                    clear.upper()));
  }

  private static Optional<Limits> quiet(
      Measure measure, Comparison comparison, Limits limits, String text) {
    Matcher two = TWO.matcher(text.strip());
    if (!two.matches()) {
      return Optional.empty();
    }
    var lower = measure.quantity().parse(two.group(1));
    var upper = measure.quantity().parse(two.group(2));
    return lower.isPresent()
            && upper.isPresent()
            && Range.isQuietSide(
                comparison,
                limits.lower(),
                limits.upper(),
                lower.getAsDouble(),
                upper.getAsDouble())
        ? Optional.of(new Limits(lower.getAsDouble(), upper.getAsDouble()))
        : Optional.empty();
  }
}
