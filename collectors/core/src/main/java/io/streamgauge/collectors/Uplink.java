package io.streamgauge.collectors;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to Kafka: a producer that is made when first needed, and made anew after a failure that
 * it may not survive. For the publisher's thread only.
 */
final class Uplink {

  private static final Logger log = LoggerFactory.getLogger(Collector.class);

  private final Supplier<Producer<String, SpecificRecord>> producers;
  private Producer<String, SpecificRecord> producer;

  /**
   * @param producers makes a producer, or throws
   */
  Uplink(Supplier<Producer<String, SpecificRecord>> producers) {
    this.producers = producers;
  }

  /** Sends; never throws, but tells the attempt. */
  void send(ProducerRecord<String, SpecificRecord> batch, Attempt attempt) {
    try {
      if (producer == null) {
        producer = producers.get();
      }
      producer.send(batch, attempt);
    } catch (RuntimeException e) {
      attempt.onCompletion(null, e);
    } catch (LinkageError e) { // a codec or serializer that is not there
      attempt.onCompletion(null, new KafkaException(e));
    }
  }

  /** Gives the producer up where it may not survive the failure. */
  void failed(Exception reason) {
    if (!survives(reason)) {
      close(Duration.ZERO);
    }
  }

  private static boolean survives(Exception reason) {
    return reason instanceof RetriableException
        || reason instanceof SerializationException
        || reason instanceof InterruptException;
  }

  void close(Duration limit) {
    if (producer != null) {
      try {
        producer.close(limit);
      } catch (RuntimeException e) {
        log.warn("The producer did not close in order", e);
      }
      producer = null;
    }
  }
}
