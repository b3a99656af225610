package io.streamgauge.alerting.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which series of a service a rule judges: each part by itself, the service as a whole, or both.
 */
public enum Scope {
  EACH,
  SERVICE,
  BOTH;

  /** The series that is the whole service. */
  public static final String TOTAL = "*";

  static final String ALLOWED = "each, service, both";

  static Optional<Scope> of(String text) {
    return Arrays.stream(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }

  boolean includes(String series) {
    return this == BOTH || TOTAL.equals(series) == (this == SERVICE);
  }
}
