package io.streamgauge.alerting.rules;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what stands behind {@code when}, and behind {@code clear} where breaches are over. Each
 * form has a reader of its own; what fits none is held against the first.
 */
final class ConditionCheck {

  static final String KEY = "when";
  static final String CLEAR = "clear";

  static final String ALLOWED =
      "<measure> <comparison> <threshold>, for example requests.p95 > 500ms; "
          + "<measure> outside <lower>..<upper>, or inside; "
          + "<measure> absent; "
          + "<measure> > baseline + <number> deviations, or < baseline -, or outside baseline +-; "
          + "<measure> <comparison> <percentage> of "
          + Reference.ALLOWED.replace(", ", " or ")
          + "; <ratio> burns <factor>x of <objective> [over <long> and <short>]; "
          + "<ratio> budget of <objective> over <span> <comparison> <percentage>";

  /** {@code requests.count absent}. */
  static final Pattern ABSENT = Pattern.compile("(\\S+)\\s+absent");

  /** {@code gauges.last outside 10..20}. */
  static final Pattern RANGE = Pattern.compile("(\\S+)\\s+(outside|inside)\\s+(.+?)\\.\\.(.+)");

  /** {@code requests.p95 > baseline + 6 deviations}. */
  static final Pattern DEVIATION =
      Pattern.compile("(\\S+)\\s+(\\S+)\\s+baseline\\s*(\\+/?-|±|\\+|-)\\s*(\\S+)\\s+deviations?");

  /** {@code requests.rate < 50% of 1d ago}. */
  static final Pattern CHANGE = Pattern.compile("(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+of\\s+(.+)");

  /** {@code requests.errorRate burns 14.4x of 99.9% over 1h and 5min}. */
  static final Pattern BURN =
      Pattern.compile(
          "(\\S+)\\s+burns\\s+(\\S+?)x\\s+of\\s+(\\S+)(?:\\s+over\\s+(\\S+)\\s+and\\s+(\\S+))?");

  /** {@code requests.errorRate budget of 99.9% over 3d < 20%}. */
  static final Pattern BUDGET =
      Pattern.compile("(\\S+)\\s+budget\\s+of\\s+(\\S+)\\s+over\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)");

  private final Fields fields;

  ConditionCheck(Fields fields) {
    this.fields = fields;
  }

  Optional<Condition> check() {
    Optional<String> text = fields.required(KEY, ConditionCheck::words, ALLOWED);
    return text.flatMap(this::read);
  }

  /** Empty where there is too little to tell what is meant. */
  private static String words(String text) {
    String stripped = text.strip();
    return stripped.split("\\s+").length >= 3 || ABSENT.matcher(stripped).matches()
        ? stripped
        : null;
  }

  private Optional<Condition> read(String text) {
    ConditionParts parts = new ConditionParts(fields);
    return form(ABSENT, text, new ClearlessCheck(parts)::absence)
        .or(() -> form(DEVIATION, text, new DeviationCheck(parts)::deviation))
        .or(() -> form(RANGE, text, new RangeCheck(parts)::range))
        .or(() -> form(BURN, text, new ClearlessCheck(parts)::burn))
        .or(() -> form(BUDGET, text, new RelativeCheck(parts)::budget))
        .or(() -> form(CHANGE, text, new RelativeCheck(parts)::change))
        .orElseGet(() -> new ThresholdCheck(parts).threshold(text));
  }

  /** Empty where the text has another form; the inner one where it has, and something is wrong. */
  private static Optional<Optional<Condition>> form(
      Pattern pattern, String text, Function<Matcher, Optional<Condition>> read) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(read.apply(matcher)) : Optional.empty();
  }
}
