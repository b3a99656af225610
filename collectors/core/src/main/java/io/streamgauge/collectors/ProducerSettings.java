package io.streamgauge.collectors;

import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BUFFER_MEMORY_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.COMPRESSION_TYPE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG;

import io.streamgauge.schemas.AvroSerializer;
import io.streamgauge.schemas.registry.RegistryConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Properties of the Kafka producer. Batches are put together by the collector, so the producer
 * itself does not wait for more; it gives up soon, since the collector goes on trying.
 */
final class ProducerSettings {

  private ProducerSettings() {}

  static Map<String, Object> defaults() {
    Map<String, Object> properties = new HashMap<>();
    properties.put(BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    properties.put(RegistryConfig.URL, "http://localhost:8081");
    properties.put(KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
    properties.put(VALUE_SERIALIZER_CLASS_CONFIG, AvroSerializer.class.getName());
    properties.put(CLIENT_ID_CONFIG, "streamgauge-collector");
    properties.put(ACKS_CONFIG, "all");
    properties.put(ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(LINGER_MS_CONFIG, 0);
    properties.put(MAX_BLOCK_MS_CONFIG, 500);
    properties.put(RegistryConfig.REQUEST_TIMEOUT, 2_000);
    properties.put(RegistryConfig.RETRY_TIMEOUT, 0);
    properties.put(REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    properties.put(DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    properties.put(BUFFER_MEMORY_CONFIG, 8L << 20);
    properties.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    return properties;
  }

  /** What is wrong with the properties, without asking the network. */
  static List<String> problems(Map<String, Object> properties) {
    List<String> problems = new ArrayList<>();
    try {
      ProducerConfig.configDef().parse(properties);
    } catch (ConfigException e) {
      problems.add(e.getMessage());
    }
    for (String address : properties.get(BOOTSTRAP_SERVERS_CONFIG).toString().split(",")) {
      if (!address.strip().matches(".+:\\d{1,5}")) {
        problems.add("bootstrapServers must be host:port,…: " + address.strip());
      }
    }
    return problems;
  }
}
