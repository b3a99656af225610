package io.streamgauge.streams.exposition;

/**
 * How many series there may be in all tables together. Whole services have as many places of their
 * own, so that no service is without any number because others came first. Thread-safe.
 */
final class SeriesLimit {

  private final int most;
  private int taken;
  private int takenByServices;
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

  synchronized boolean take(boolean wholeService) {
    boolean free = (wholeService ? takenByServices : taken) < most;
    if (free) {
      add(wholeService, 1);
    }
    return free;
  }

  synchronized void giveBack(boolean wholeService) {
    add(wholeService, -1);
  }

  private void add(boolean wholeService, int more) {
    if (wholeService) {
      takenByServices += more;
    } else {
      taken += more;
    }
  }

  /** Whether there is no place any more, but for whole services. */
  synchronized boolean reached() {
    return taken >= most;
  }

  /** Series of all tables. */
  synchronized int taken() {
    return taken + takenByServices;
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
