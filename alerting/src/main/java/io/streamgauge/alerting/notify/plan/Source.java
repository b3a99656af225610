package io.streamgauge.alerting.notify.plan;

/**
 * Where a transition stands in the topic of alerts.
 *
 * @param partition of the topic
 * @param offset within it
 */
public record Source(int partition, long offset) {}
