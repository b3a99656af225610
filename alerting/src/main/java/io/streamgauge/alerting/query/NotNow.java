package io.streamgauge.alerting.query;

import io.streamgauge.service.http.ProblemException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** Says over HTTP that Kafka, or what is read from it, is not there for the moment. */
final class NotNow {

  private NotNow() {}

  /** Reads stores; 503 while they cannot be. */
  static <T> T reading(Supplier<T> read) {
    try {
      return read.get();
    } catch (InvalidStateStoreException e) {
      throw new ProblemException(
          503,
          "Not ready",
          "alerting is starting, rebalancing or stopping; its alerts cannot be read now");
    }
  }

  /**
   * Writes to a topic; 503 where it is not kept.
   *
   * @param what is written, for people
   */
  static void keeping(String what, Runnable write) {
    try {
      write.run();
    } catch (KafkaException e) {
      throw new ProblemException(
          503, "Not kept", "the %s could not be written: %s".formatted(what, e.getMessage()));
    }
  }
}
