package io.streamgauge.streams.store;

/**
 * Keeps a kind of work to a quarter of a thread's time: what has taken long is followed by a pause
 * three times as long. Times are those of {@link System#nanoTime()}. Not thread-safe.
 */
public final class TimeShare {

  private static final int PARTS = 4;

  private long allowedFrom;
  private boolean used;

  /** Notes that the work was done in this time. */
  public void spent(long from, long until) {
    long begun = used && allowedFrom - from > 0 ? allowedFrom : from;
    allowedFrom = begun + PARTS * (until - from);
    used = true;
  }

  /** Whether the work may go on. */
  public boolean allows(long now) {
    return !used || now - allowedFrom >= 0;
  }
}
