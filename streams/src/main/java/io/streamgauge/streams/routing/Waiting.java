package io.streamgauge.streams.routing;

import io.streamgauge.service.http.ProblemException;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many requests wait at once, for other instances or for a position. Each takes a thread
 * of the server: where all of them waited for each other, nobody would be left to answer. Thread-
 * safe.
 */
final class Waiting {

  /** Less than half of the 250 threads that the server has. */
  static final int MOST = 100;

  private final int most;
  private final Semaphore places;

  Waiting() {
    this(MOST);
  }

  Waiting(int most) {
    this.most = most;
    this.places = new Semaphore(most);
  }

  /**
   * Takes a place, which is to be left again.
   *
   * @throws ProblemException 503 if there is none
   */
  void enter() {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          503,
          "Too many wait",
          "%d requests wait for other instances or for a position already; ask again"
              .formatted(most));
    }
  }

  void leave() {
    places.release();
  }
}
