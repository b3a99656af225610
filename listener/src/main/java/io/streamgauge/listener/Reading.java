package io.streamgauge.listener;

import io.streamgauge.alert.Alert;
import io.streamgauge.schemas.registry.RegistryUnavailableException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads alerts out of records, and counts what is none. */
final class Reading {

  private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

  private final Deserializer<Alert> values;
  private final Tallies tallies;

  Reading(Deserializer<Alert> values, Tallies tallies) {
    this.values = values;
    this.tallies = tallies;
  }

  /**
   * The alert; empty where the record is none.
   *
   * @throws RegistryUnavailableException where that cannot be known at the moment
   */
  Optional<Alert> read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.ofNullable(values.deserialize(record.topic(), record.value()));
    } catch (SerializationException e) {
      tallies.unreadable.increment();
      LOG.error(
          "{}-{}@{} is left out: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
      return Optional.empty();
    }
  }
}
