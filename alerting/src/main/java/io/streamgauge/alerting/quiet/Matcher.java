package io.streamgauge.alerting.quiet;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one field of an alert has to be, or must not be: {@code service=shop}, {@code rule~slow-*}.
 */
public record Matcher(Field field, Operator operator, String value) {

  /** How one is written, in words. */
  public static final String ALLOWED =
      "<field><operator><value> as service=shop or rule~slow-*; field is one of "
          + Field.ALLOWED
          + "; operator is = or !=, with * for any characters ~ or !~;"
          + " severity is low, medium, high, critical";

  /** What {@link #ALLOWED} says, for editors. */
  public static final String PATTERN =
      "^\\s*(rule|service|series|severity|measure|label:[A-Za-z_][A-Za-z0-9_.-]*)\\s*(!?[=~])";

  private static final int LONGEST = 2_000;
  private static final Pattern WRITTEN =
      Pattern.compile("\\s*([A-Za-z]+(?::[^=!~\\s]*)?)\\s*(!=|!~|=|~)(.*)", Pattern.DOTALL);

  public Matcher {
    requireNonNull(field, "field");
    requireNonNull(operator, "operator");
    requireNonNull(value, "value");
    if (!makesSense(field, operator, value)) {
      throw new IllegalArgumentException(
          "value of %s is '%s', allowed is %s".formatted(field.name(), value, ALLOWED));
    }
  }

  /** The matcher that is written so; empty where the text is not {@link #ALLOWED}. */
  public static Optional<Matcher> parse(String text) {
    java.util.regex.Matcher written = WRITTEN.matcher(text);
    return written.matches()
        ? of(written.group(1), written.group(2), written.group(3).strip())
        : Optional.empty();
  }

  /** The matcher of these parts; empty where they are not {@link #ALLOWED}. */
  public static Optional<Matcher> of(String field, String operator, String value) {
    Optional<Field> known = Field.of(field);
    Optional<Operator> how = Operator.of(operator);
    return known.isPresent() && how.isPresent() && makesSense(known.get(), how.get(), value)
        ? Optional.of(new Matcher(known.get(), how.get(), value))
        : Optional.empty();
  }

  private static boolean makesSense(Field field, Operator operator, String value) {
    boolean literal = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    return value.length() <= LONGEST && (literal ? field.canBe(value) : !value.isEmpty());
  }

  boolean matches(Alert alert) {
    return operator.test(field.of(alert), value);
  }

  /** As it is written. */
  @Override
  public String toString() {
    return field.name() + operator.symbol() + value;
  }
}
