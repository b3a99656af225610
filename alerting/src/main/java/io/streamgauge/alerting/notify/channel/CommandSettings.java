package io.streamgauge.alerting.notify.channel;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * A program that is run.
 *
 * @param command program and arguments; there is no shell
 * @param timeout how long it may run
 */
public record CommandSettings(List<String> command, Duration timeout) implements TargetSettings {

  public CommandSettings {
    command = List.copyOf(command);
    requireNonNull(timeout, "timeout");
  }

  @Override
  public Target open(Clock clock) {
    return new Command(command, timeout);
  }

  /** Arguments may hold secrets. */
  @Override
  public String toString() {
    return "CommandSettings[timeout=" + timeout + "]";
  }
}
