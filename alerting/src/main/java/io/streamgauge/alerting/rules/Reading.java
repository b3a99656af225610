package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What one window tells of a measure, complete or not.
 *
 * @param value in the measure's unit
 * @param samples events that it is made of; 0 where the measure is not made of events
 * @param start start of the window, epoch milliseconds
 * @param length of the window
 */
public record Reading(double value, long samples, long start, Duration length) {

  public Reading {
    requireNonNull(length, "length");
  }
}
