package io.streamgauge.streams.store;

/**
 * Keeps a kind of work to a part of a thread's time: what has taken long is followed by a pause
 * that is as many times as long. Times are those of {@link System#nanoTime()}. Not thread-safe.
 */
public final class TimeShare {

  private final int part;
  private long allowedFrom;
  private boolean used;

  /**
   * @param part the divisor: 4 for a quarter of the time
   */
  public TimeShare(int part) {
    this.part = part;
  }

  /** Notes that the work was done in this time. */
  public void spent(long from, long until) {
    long begun = used && allowedFrom - from > 0 ? allowedFrom : from;
    allowedFrom = begun + part * (until - from);
    used = true;
  }

  /** Whether the work may go on. */
  public boolean allows(long now) {
    return !used || now - allowedFrom >= 0;
  }
}
