package io.streamgauge.standalone;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;

import io.streamgauge.alert.Alert;
import io.streamgauge.schemas.AvroDeserializer;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the topic of the alerts as a subscriber does: from its start, and only what is committed.
 */
public final class AlertTopic implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<String, Alert> consumer;
  private final List<Alert> read = new ArrayList<>();

  public AlertTopic(String brokers, String registry) {
    Map<String, Object> settings =
        Map.of(
            BOOTSTRAP_SERVERS_CONFIG,
            brokers,
            GROUP_ID_CONFIG,
            "alert-readers",
            AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ISOLATION_LEVEL_CONFIG,
            "read_committed",
            "schema.registry.url",
            registry);
    var values = new AvroDeserializer<>(Alert.class);
    values.configure(settings, false);
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values);
    consumer.subscribe(List.of(Topics.ALERTS.name()));
  }

  /** All transitions of a service that have been read so far, this call's poll included. */
  public List<Alert> transitions(String service) {
    consumer.poll(POLL).forEach(message -> read.add(message.value()));
    return read.stream().filter(alert -> service.equals(alert.getService())).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
