package io.streamgauge.service.feed;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Writes to one client without ever blocking: what its connection does not take waits here, up to a
 * limit. Thread-safe.
 */
final class EventWriter implements WriteListener {

  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);

  private final ServletOutputStream output;
  private final Runnable disconnect;
  private final long mostWaiting;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private long waitingBytes;
  private boolean opened;
  private boolean unflushed;
  private boolean ending;

  /**
   * @param disconnect closes the connection without regard for what waits
   * @param mostWaiting how many bytes may wait
   */
  EventWriter(ServletOutputStream output, Runnable disconnect, long mostWaiting) {
    this.output = output;
    this.disconnect = disconnect;
    this.mostWaiting = mostWaiting;
  }

  /** Completes when nothing more will be written. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /**
   * Writes a block, now or when the client takes it.
   *
   * @return false where nothing is written any more, because the client is gone or too slow
   */
  boolean send(byte[] frame) {
    if (ended.isDone() || !enqueue(frame)) {
      return false;
    }
    drain();
    return !ended.isDone();
  }

  private boolean enqueue(byte[] frame) {
    boolean fits;
    synchronized (this) {
      fits = waitingBytes == 0 || waitingBytes + frame.length <= mostWaiting;
      if (fits && !ending) {
        waiting.add(frame);
        waitingBytes += frame.length;
      }
    }
    if (!fits) {
      drop();
    }
    return fits;
  }

  /**
   * Waits until at most half of what may wait does, and drops a client that does not take the rest
   * in time.
   *
   * @return whether there is room
   */
  boolean awaitRoom(Duration limit) throws InterruptedException {
    boolean room = drained(System.nanoTime() + limit.toNanos());
    if (!room) {
      drop();
    }
    return room;
  }

  private synchronized boolean drained(long deadline) throws InterruptedException {
    while (waitingBytes > mostWaiting / 2 && !ended.isDone()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, LOOK_EVERY));
    }
    return true;
  }

  /** Ends when all that waits has been written. */
  void end() {
    synchronized (this) {
      ending = true;
    }
    drain();
  }

  /** Ends at once. */
  void drop() {
    disconnect.run();
    ended.complete(null);
  }

  @Override
  public void onWritePossible() {
    synchronized (this) {
      opened = true;
    }
    drain();
  }

  @Override
  public void onError(Throwable failure) {
    ended.complete(null);
  }

  private void drain() {
    try {
      if (writeWhatIsTaken()) {
        ended.complete(null);
      }
    } catch (IOException | IllegalStateException e) {
      ended.complete(null);
    }
  }

  /** Whether this was the last. */
  private synchronized boolean writeWhatIsTaken() throws IOException {
    while (opened && !ended.isDone() && (!waiting.isEmpty() || unflushed) && output.isReady()) {
      if (waiting.isEmpty()) {
        output.flush();
        unflushed = false;
      } else {
        byte[] frame = waiting.remove();
        waitingBytes -= frame.length;
        output.write(frame);
        unflushed = true;
      }
    }
    return ending && waiting.isEmpty() && !unflushed;
  }
}
