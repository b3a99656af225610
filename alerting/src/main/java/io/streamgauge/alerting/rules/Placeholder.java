package io.streamgauge.alerting.rules;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a {@link Template} can ask for, beside the rule's labels. */
public enum Placeholder {
  RULE(true),
  SEVERITY(true),
  SERVICE(true),

  /** Operation, statement, cache or instance; {@code *} for the whole service. */
  SERIES(true),

  /** Those of the variant that the alert is about; empty where the rule does not tell it apart. */
  VERSION(true),
  ENVIRONMENT(true),
  TAG(true),
  MEASURE(true),
  STATE(false),

  /** With its unit. */
  VALUE(false),
  COMPARISON(false),

  /** With its unit. */
  THRESHOLD(false),

  /** Start and end of the window that the value was taken from, ISO 8601. */
  WINDOW(false),

  /** When the breach began, ISO 8601. */
  SINCE(false),

  /** Events in the window. */
  SAMPLES(false);

  /** What stands before the name of a label. */
  public static final String LABEL = "label.";

  private final boolean lasting;

  Placeholder(boolean lasting) {
    this.lasting = lasting;
  }

  /** The one that templates write so. */
  public static Optional<Placeholder> of(String name) {
    return Arrays.stream(values()).filter(each -> each.key().equals(name)).findFirst();
  }

  static String allowed(boolean lastingOnly) {
    return Arrays.stream(values())
        .filter(each -> each.lasting || !lastingOnly)
        .map(Placeholder::key)
        .collect(joining(", "));
  }

  /** Whether it is the same in all transitions of an alert. */
  boolean isLasting() {
    return lasting;
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
