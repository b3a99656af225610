package io.streamgauge.alerting.notify.channel;

import static java.util.Objects.requireNonNull;

/** A text that is not to be seen; it does not print itself. */
public record Secret(String value) {

  static final String HIDDEN = "***";

  public Secret {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return HIDDEN;
  }
}
