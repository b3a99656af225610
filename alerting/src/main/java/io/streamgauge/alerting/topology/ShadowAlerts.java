package io.streamgauge.alerting.topology;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Difference;
import io.streamgauge.alert.RuleSide;
import io.streamgauge.alert.ShadowAlert;

/** Says how shadow rules and rules in force differ about an alert. */
final class ShadowAlerts {

  private ShadowAlerts() {}

  /**
   * A transition by shadow rules.
   *
   * @param other the latest transition by the rules in force; null where there is none
   */
  static ShadowAlert ofShadow(Alert alert, Alert other) {
    return of(alert, RuleSide.SHADOW, alert.getState(), state(other));
  }

  /**
   * A transition by rules in force.
   *
   * @param other the latest transition by the shadow rules; null where there is none
   */
  static ShadowAlert ofInForce(Alert alert, Alert other) {
    return of(alert, RuleSide.IN_FORCE, state(other), alert.getState());
  }

  private static ShadowAlert of(Alert alert, RuleSide side, AlertState shadow, AlertState inForce) {
    return new ShadowAlert(alert, side, shadow, inForce, difference(shadow, inForce));
  }

  private static Difference difference(AlertState shadow, AlertState inForce) {
    if (fires(shadow) == fires(inForce)) {
      return Difference.NONE;
    }
    return fires(shadow) ? Difference.ONLY_SHADOW : Difference.ONLY_IN_FORCE;
  }

  private static boolean fires(AlertState state) {
    return state == AlertState.FIRING || state == AlertState.SUPPRESSED;
  }

  private static AlertState state(Alert latest) {
    return latest == null ? AlertState.INACTIVE : latest.getState();
  }
}
