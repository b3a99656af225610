package io.streamgauge.alerting.notify.channel;

import java.time.Clock;

/** What a target needs to know; one record for each type. */
public sealed interface TargetSettings
    permits AlertmanagerSettings, CommandSettings, EmailSettings, SlackSettings, WebhookSettings {

  /** The target. */
  Target open(Clock clock);

  /** Whether it takes for over what it is not told again, and so is reminded of everything. */
  default boolean forgets() {
    return false;
  }
}
