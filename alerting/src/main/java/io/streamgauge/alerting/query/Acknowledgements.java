package io.streamgauge.alerting.query;

import io.streamgauge.alert.Acknowledgement;
import io.streamgauge.schemas.Topics;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** Writes acknowledgements to their topic, from which every instance reads them. Thread-safe. */
public final class Acknowledgements implements AutoCloseable {

  private final TopicWriter<Acknowledgement> writer;

  /**
   * @param properties of the producer and the serde; it is made when it is first needed
   */
  public Acknowledgements(Map<String, ?> properties) {
    writer = new TopicWriter<>(Topics.ACKNOWLEDGEMENTS, properties);
  }

  /**
   * Writes one, and returns when it is kept.
   *
   * @param id of the alert
   * @throws KafkaException if it is not kept within five seconds
   */
  void write(String id, Acknowledgement acknowledgement) {
    writer.write(id, acknowledgement);
  }

  @Override
  public void close() {
    writer.close();
  }
}
