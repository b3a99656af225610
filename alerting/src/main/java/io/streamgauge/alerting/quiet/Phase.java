package io.streamgauge.alerting.quiet;

/** Where a silence stands between its start and its end. */
public enum Phase {
  /** It keeps alerts quiet. */
  ACTIVE,

  /** It has not begun. */
  PENDING,

  /** It is over, or was ended. */
  EXPIRED
}
