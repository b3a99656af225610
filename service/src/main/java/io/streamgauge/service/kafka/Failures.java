package io.streamgauge.service.kafka;

import io.streamgauge.schemas.registry.RegistryUnavailableException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/** Tells what a record is to blame for from what it is not. */
final class Failures {

  private Failures() {}

  /** Whether the schema registry did not answer. */
  static boolean isOutage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RegistryUnavailableException) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether Kafka, a state store or the registry failed, rather than the logic over a record's
   * content.
   */
  static boolean isInfrastructure(Throwable failure) {
    return isOutage(failure)
        || (failure instanceof KafkaException && !(failure instanceof SerializationException));
  }
}
