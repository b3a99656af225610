package io.streamgauge.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.service.http.PortTakenException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

  private static final TopicSetup TWO_PARTITIONS = new TopicSetup(2, Optional.empty(), false);
  private static final String ALERTS = Topics.ALERTS.name();

  @TempDir Path directory;

  @Test
  void keepsWhatWasWrittenOverARestart() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0, false)) {
      TWO_PARTITIONS.create(client(kafka));
      write(kafka, "first");
    }

    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0, false)) {
      assertThat(TWO_PARTITIONS.create(client(kafka)))
          .allMatch(outcome -> !outcome.created())
          .hasSize(Topics.all().size() + 1);
      assertThat(read(kafka)).containsExactly("first");
    }
  }

  @Test
  void createsEveryTopicWithItsPartitionsAndRetention() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0, false);
        Admin admin = Admin.create(client(kafka))) {
      TWO_PARTITIONS.create(client(kafka));

      assertThat(admin.listTopics().names().get()).isEqualTo(topicNames());
      assertThat(admin.describeTopics(topicNames()).allTopicNames().get().values())
          .allMatch(topic -> topic.partitions().size() == 2);
      assertThat(setting(admin, ALERTS, "retention.ms"))
          .isEqualTo(Long.toString(Duration.ofDays(30).toMillis()));
      assertThat(setting(admin, Topics.ALERT_STATES.name(), "cleanup.policy")).isEqualTo("compact");
    }
  }

  @Test
  void neverExpiresRecordedEvents() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0, true);
        Admin admin = Admin.create(client(kafka))) {
      new TopicSetup(1, Optional.empty(), true).create(client(kafka));

      assertThat(setting(admin, Topics.REQUESTS.name(), "retention.ms")).isEqualTo("-1");
    }
  }

  @Test
  void refusesADirectoryThatAnotherBrokerUses() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0, false)) {
      assertThat(kafka.port()).isPositive();
      assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0, false))
          .isInstanceOf(UnusableDirectoryException.class)
          .hasMessageContaining(directory.toString())
          .hasMessageEndingWith("another process is using it");
    }
  }

  @Test
  void namesTheOptionWhenItsPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> EmbeddedKafka.start(directory, port, false))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("port " + port)
          .hasMessageContaining("--kafka-port");
    }
  }

  private static Set<String> topicNames() {
    return Stream.concat(Topics.all().stream().map(Topic::name), Stream.of(Topics.DEAD_LETTERS))
        .collect(Collectors.toSet());
  }

  private static Map<String, Object> client(EmbeddedKafka kafka) {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }

  private static String setting(Admin admin, String topic, String key) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(key).value();
  }

  private static void write(EmbeddedKafka kafka, String value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client(kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(ALERTS, 0, null, value.getBytes(StandardCharsets.UTF_8)))
          .get();
    }
  }

  private static List<String> read(EmbeddedKafka kafka) {
    TopicPartition partition = new TopicPartition(ALERTS, 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            client(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return consumer.poll(Duration.ofSeconds(20)).records(partition).stream()
          .map(ConsumerRecord::value)
          .map(value -> new String(value, StandardCharsets.UTF_8))
          .toList();
    }
  }
}
