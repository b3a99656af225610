package io.streamgauge.alerting.notify;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a notifier does. Its thread writes it, any thread reads it. */
final class NotifierStatus {

  /** What can be said of a notifier in a word. */
  enum State {
    /** It has not found its work yet. */
    STARTING,
    /** Another instance does it. */
    STANDBY,
    OK,
    /** The last try failed, and there will be others. */
    RETRYING,
    /** The last notification was given up. */
    FAILING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String name;
  private final String type;
  private State state = State.STARTING;
  private boolean reads;
  private @Nullable Long lastSuccess;
  private @Nullable String lastError;
  private @Nullable Long lastErrorAt;
  private @Nullable Long nextTry;
  private int waiting;
  private long sent;
  private long failed;
  private long givenUp;

  NotifierStatus(String name, String type) {
    this.name = name;
    this.type = type;
  }

  String name() {
    return name;
  }

  String type() {
    return type;
  }

  /**
   * Says whose work it is.
   *
   * @param here whether it is done here, rather than by another instance
   */
  synchronized void works(boolean here, int nowWaiting) {
    waiting = nowWaiting;
    if (!here) {
      state = State.STANDBY;
    } else if (!reads) {
      state = nextTry == null ? State.OK : State.RETRYING;
    }
    reads = here;
  }

  synchronized void delivered(Instant now) {
    sent++;
    state = State.OK;
    lastSuccess = now.toEpochMilli();
    nextTry = null;
  }

  synchronized void failed(String why, Instant now, Instant next) {
    failed++;
    state = State.RETRYING;
    nextTry = next.toEpochMilli();
    error(why, now);
  }

  synchronized void gaveUp(String why, Instant now) {
    failed++;
    givenUp++;
    state = State.FAILING;
    nextTry = null;
    error(why, now);
  }

  /** Something besides the target does not work: Kafka, the registry. */
  synchronized void broken(String why, Instant now) {
    state = State.RETRYING;
    reads = false;
    error(why, now);
  }

  private void error(String why, Instant now) {
    lastError = why;
    lastErrorAt = now.toEpochMilli();
  }

  synchronized State state() {
    return state;
  }

  synchronized int waiting() {
    return waiting;
  }

  synchronized long sent() {
    return sent;
  }

  synchronized long failed() {
    return failed;
  }

  synchronized long givenUp() {
    return givenUp;
  }

  synchronized NotifierView view() {
    return new NotifierView(
        name,
        type,
        state.toString(),
        lastSuccess,
        lastError,
        lastErrorAt,
        state == State.RETRYING ? nextTry : null,
        waiting,
        sent,
        failed,
        givenUp);
  }
}
