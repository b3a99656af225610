package io.streamgauge.alerting.notify.plan;

/**
 * Where a transition stands in the topic of alerts.
 *
 * @param partition of the topic
 * @param offset within it
 * @param again whether another process may have read it before, and told it without saying so
 */
public record Source(int partition, long offset, boolean again) {

  /** Of a transition that nobody has read before. */
  public Source(int partition, long offset) {
    this(partition, offset, false);
  }
}
