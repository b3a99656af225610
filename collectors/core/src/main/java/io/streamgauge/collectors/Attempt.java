package io.streamgauge.collectors;

import java.util.Optional;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/** One attempt to send one batch; the producer's thread reports its end. */
final class Attempt implements Callback {

  private final Runnable wakeUp;
  private volatile boolean done;
  private volatile Exception failure;

  Attempt(Runnable wakeUp) {
    this.wakeUp = wakeUp;
  }

  @Override
  public void onCompletion(RecordMetadata metadata, Exception exception) {
    if (!done) {
      failure = exception;
      done = true;
      wakeUp.run();
    }
  }

  boolean isDone() {
    return done;
  }

  Optional<Exception> failure() {
    return Optional.ofNullable(failure);
  }
}
