package io.streamgauge.streams.exposition;

/** How many series there may be in all tables together. Thread-safe. */
final class SeriesLimit {

  private final int most;
  private int taken;
  private long windowsLeftOut;
  private long windowsTooLate;

  /**
   * @param most 1 or more
   */
  SeriesLimit(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most is " + most + ", allowed is 1 or more");
    }
    this.most = most;
  }

  int most() {
    return most;
  }

  synchronized boolean take() {
    boolean free = taken < most;
    taken += free ? 1 : 0;
    return free;
  }

  synchronized void giveBack() {
    taken--;
  }

  synchronized int taken() {
    return taken;
  }

  synchronized void leaveOut() {
    windowsLeftOut++;
  }

  /** Final windows of series for which there was no place. */
  synchronized long windowsLeftOut() {
    return windowsLeftOut;
  }

  synchronized void tooLate() {
    windowsTooLate++;
  }

  /** Final windows that came after later ones of their series were settled. */
  synchronized long windowsTooLate() {
    return windowsTooLate;
  }
}
