package io.streamgauge.alerting.query;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Acknowledgement;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
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
   * Takes an acknowledgement for what it is worth: it holds for one firing, from its transition to
   * the next but one.
   *
   * @param latest the latest of this alert, if there is one
   */
  static KnownAlert of(Alert alert, Optional<Acknowledgement> latest) {
    long firing =
        alert.getState() == AlertState.FIRING ? alert.getSequence() : alert.getSequence() - 1;
    return new KnownAlert(alert, latest.filter(it -> it.getSequence() == firing));
  }
}
