package io.streamgauge.alerting.quiet;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Cause;

/**
 * Why an alert is kept quiet.
 *
 * @param cause a silence or an inhibition
 * @param by id of the silence, or of the alert that tells it already
 */
public record Reason(Cause cause, String by) {

  public Reason {
    requireNonNull(by, "by");
    if (cause != Cause.SILENCE && cause != Cause.INHIBITION) {
      throw new IllegalArgumentException(
          "cause is %s, allowed is SILENCE or INHIBITION".formatted(cause));
    }
  }
}
