package io.streamgauge.service.kafka;

import io.streamgauge.schemas.registry.RegistryUnavailableException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/** Tells what a record is to blame for from what it is not. */
final class Failures {

  private Failures() {}

  /**
   * Whether Kafka, a state store or the registry failed, rather than the logic over a record's
   * content.
   */
  static boolean isInfrastructure(Throwable failure) {
    return RegistryUnavailableException.isBehind(failure)
        || (failure instanceof KafkaException && !(failure instanceof SerializationException));
  }
}
