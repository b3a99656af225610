package io.streamgauge.alerting.lifecycle;

import java.util.Set;

/** Which alerts fire, suppressed or not. */
public interface Firings {

  /** Notes that an alert fires, or does not. */
  void note(String rule, Series series, boolean fires);

  /** Whether any alert of a rule fires about a service. */
  boolean any(String rule, String service);

  /** Services about which any alert fires. */
  Set<String> services();
}
