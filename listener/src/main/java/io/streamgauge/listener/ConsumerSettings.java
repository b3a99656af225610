package io.streamgauge.listener;

import static org.apache.kafka.clients.consumer.ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.METADATA_MAX_AGE_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG;

import io.streamgauge.schemas.registry.RegistryConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Properties of the Kafka consumers. */
final class ConsumerSettings {

  private ConsumerSettings() {}

  static Map<String, Object> defaults() {
    Map<String, Object> properties = new HashMap<>();
    properties.put(BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    properties.put(RegistryConfig.URL, "http://localhost:8081");
    properties.put(RegistryConfig.REQUEST_TIMEOUT, 2_000);
    properties.put(RegistryConfig.RETRY_TIMEOUT, 0);
    properties.put(CLIENT_ID_CONFIG, "streamgauge-listener");
    properties.put(MAX_POLL_RECORDS_CONFIG, 50);
    properties.put(METADATA_MAX_AGE_CONFIG, 30_000);
    properties.put(ENABLE_METRICS_PUSH_CONFIG, false);
    return properties;
  }

  /** With what the guarantees rest on, whatever was set. */
  static Map<String, Object> complete(Map<String, Object> properties, Optional<String> group) {
    Map<String, Object> all = new HashMap<>(properties);
    all.remove(GROUP_ID_CONFIG);
    group.ifPresent(name -> all.put(GROUP_ID_CONFIG, name));
    all.put(ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(AUTO_OFFSET_RESET_CONFIG, "none");
    all.put(ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    all.put(KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    all.put(VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    return all;
  }

  /** What is wrong with the properties, without asking the network. */
  static List<String> problems(Map<String, Object> properties) {
    List<String> problems = new ArrayList<>();
    try {
      ConsumerConfig.configDef().parse(complete(properties, Optional.empty()));
      new RegistryConfig(properties);
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
