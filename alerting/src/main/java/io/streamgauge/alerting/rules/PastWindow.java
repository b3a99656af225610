package io.streamgauge.alerting.rules;

/**
 * A complete window that is remembered.
 *
 * @param start epoch milliseconds
 * @param value of the measure, in its unit
 * @param samples events that it is made of; 0 where the measure is not made of events
 */
public record PastWindow(long start, double value, long samples) {}
