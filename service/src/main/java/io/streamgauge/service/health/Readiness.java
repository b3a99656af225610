package io.streamgauge.service.health;

import static java.util.Objects.requireNonNull;

/**
 * State of one component at one moment.
 *
 * @param ready whether it does its work
 * @param state what it is doing, in a word or two: {@code RUNNING}, {@code REBALANCING}
 */
public record Readiness(boolean ready, String state) {

  public Readiness {
    requireNonNull(state, "state");
  }
}
