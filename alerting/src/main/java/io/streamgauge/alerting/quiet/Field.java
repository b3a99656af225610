package io.streamgauge.alerting.quiet;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field of alerts that they can be chosen by.
 *
 * @param name rule, service, series, severity or measure; {@code label:} with the name of a label
 */
public record Field(String name) {

  /** What fields there are, in words. */
  public static final String ALLOWED = "rule, service, series, severity, measure, label:<name>";

  /** The same, for editors. */
  public static final String PATTERN =
      "^(rule|service|series|severity|measure|label:[A-Za-z_][A-Za-z0-9_.-]*)$";

  static final String LABEL = "label:";
  private static final String SEVERITY = "severity";
  private static final List<String> NAMES =
      List.of("rule", "service", "series", SEVERITY, "measure");
  private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");
  static final Pattern LABEL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");

  public Field {
    requireNonNull(name, "name");
    if (!isOne(name)) {
      throw new IllegalArgumentException("field is '%s', allowed is %s".formatted(name, ALLOWED));
    }
  }

  /** The field of this name, if there is such a one. */
  public static Optional<Field> of(String name) {
    return isOne(name) ? Optional.of(new Field(name)) : Optional.empty();
  }

  private static boolean isOne(String name) {
    return NAMES.contains(name)
        || name.startsWith(LABEL) && LABEL_NAME.matcher(name.substring(LABEL.length())).matches();
  }

  /** What stands there; a label that the alert does not have is empty. */
  public String of(Alert alert) {
    return switch (name) {
      case "rule" -> alert.getRule();
      case "service" -> alert.getService();
      case "series" -> alert.getSeries();
      case SEVERITY -> alert.getSeverity().name().toLowerCase(Locale.ROOT);
      case "measure" -> alert.getMeasure();
      default -> alert.getLabels().getOrDefault(name.substring(LABEL.length()), "");
    };
  }

  /** Whether it can be this value at all; only labels can be empty. */
  boolean canBe(String value) {
    return SEVERITY.equals(name)
        ? SEVERITIES.contains(value)
        : !value.isEmpty() || name.startsWith(LABEL);
  }
}
