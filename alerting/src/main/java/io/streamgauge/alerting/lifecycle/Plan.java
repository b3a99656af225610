package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import java.util.Optional;

/**
 * What is to be done about one alert.
 *
 * @param track what is to be remembered
 * @param transition what the world is to be told, if anything
 */
public record Plan(Track track, Optional<Alert> transition) {

  public Plan {
    requireNonNull(track, "track");
    requireNonNull(transition, "transition");
  }
}
