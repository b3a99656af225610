package io.streamgauge.alerting.query;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Acknowledgement;
import io.streamgauge.alert.Alert;
import java.util.Optional;

/**
 * An alert in its latest state, and who has seen it.
 *
 * @param acknowledgement of this very firing
 */
public record KnownAlert(Alert alert, Optional<Acknowledgement> acknowledgement) {

  public KnownAlert {
    requireNonNull(alert, "alert");
    requireNonNull(acknowledgement, "acknowledgement");
  }

  /**
   * Takes an acknowledgement for what it is worth: it holds for one firing, until the alert is
   * pending or fires anew.
   *
   * @param latest the latest of this alert, if there is one
   */
  static KnownAlert of(Alert alert, Optional<Acknowledgement> latest) {
    return new KnownAlert(alert, latest.filter(it -> isAbout(alert, it)));
  }

  /** A firing and what follows from it have the same beginning. */
  private static boolean isAbout(Alert alert, Acknowledgement acknowledgement) {
    return switch (alert.getState()) {
      case FIRING, SUPPRESSED, RESOLVED -> alert.getSince() == acknowledgement.getSince();
      case PENDING, INACTIVE, NO_DATA, UNKNOWN -> false;
    };
  }
}
