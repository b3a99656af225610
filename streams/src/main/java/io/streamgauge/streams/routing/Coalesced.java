package io.streamgauge.streams.routing;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A question to someone else that many threads have at once: it is asked once at a time, and each
 * gets an answer that was asked for after it came. Thread-safe.
 */
final class Coalesced<T> {

  private final Supplier<CompletableFuture<T>> question;
  private CompletableFuture<T> running;
  private CompletableFuture<T> next;

  /**
   * @param question asks without waiting for the answer
   */
  Coalesced(Supplier<CompletableFuture<T>> question) {
    this.question = question;
  }

  /** The answer to a question that is asked from now on. */
  synchronized CompletableFuture<T> ask() {
    if (running == null) {
      CompletableFuture<T> asked = new CompletableFuture<>();
      running = asked;
      begin(asked); // may be over when it returns
      return asked;
    }
    if (next == null) {
      next = new CompletableFuture<>();
    }
    return next;
  }

  private void begin(CompletableFuture<T> asked) {
    put()
        .whenComplete(
            (answer, failure) -> {
              goOn();
              if (failure == null) {
                asked.complete(answer);
              } else {
                asked.completeExceptionally(failure);
              }
            });
  }

  private CompletableFuture<T> put() {
    try {
      return question.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private synchronized void goOn() {
    running = next;
    next = null;
    if (running != null) {
      begin(running);
    }
  }
}
