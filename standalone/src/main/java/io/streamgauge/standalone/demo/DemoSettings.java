package io.streamgauge.standalone.demo;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How the demo is to run. Ports of 0 stand for any free ones.
 *
 * @param httpPort where the pipeline answers
 * @param kafkaPort where the broker listens
 * @param registryPort where the schema registry listens
 * @param shopPort where the shop listens
 * @param phaseLength how long each phase lasts at most, 5 s or more
 * @param perSecond requests that customers send a second, above 0
 * @param once whether to stop after one round, and judge it
 * @param brisk whether that round goes on as soon as a phase has led to its alerts
 */
record DemoSettings(
    int httpPort,
    int kafkaPort,
    int registryPort,
    int shopPort,
    Duration phaseLength,
    double perSecond,
    boolean once,
    boolean brisk) {

  DemoSettings {
    requireNonNull(phaseLength, "phaseLength");
    if (phaseLength.toSeconds() < 5) {
      throw new IllegalArgumentException(
          "--phase-seconds is " + phaseLength.toSeconds() + ", allowed is 5 or more");
    }
    if (brisk && !once) {
      throw new IllegalArgumentException("--brisk goes with --once only");
    }
    if (!(perSecond > 0 && perSecond <= 1_000)) {
      throw new IllegalArgumentException(
          "--rate is " + perSecond + ", allowed is above 0 up to 1000");
    }
  }
}
