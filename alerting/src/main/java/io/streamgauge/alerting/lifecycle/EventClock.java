package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alerting.rules.Subject;
import java.util.OptionalLong;

/**
 * Tells a service without events from a pipeline that lags: it goes on while services are silent,
 * and stands still while any part of the pipeline, alerting among them, has not come to the windows
 * that were to be reported by then. Thread-safe.
 */
@FunctionalInterface
public interface EventClock {

  /** Knows nothing of any subject, so nothing can be said to be missing. */
  EventClock UNKNOWN = subject -> OptionalLong.empty();

  /**
   * Every window of the subject that ended by this time, and that there will be, has been reported
   * and judged; epoch milliseconds, never going back. What comes late may still change windows.
   * Empty while that is unknown.
   */
  OptionalLong now(Subject subject);

  /** The same of the windows of variants, which are reported apart. */
  default OptionalLong ofVariants() {
    return now(Subject.REQUESTS);
  }
}
