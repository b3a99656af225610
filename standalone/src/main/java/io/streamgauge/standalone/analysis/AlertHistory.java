package io.streamgauge.standalone.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.query.AlertView;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import io.streamgauge.service.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The committed transitions on the alert topic, but for pending and what is given up. */
final class AlertHistory {

  private static final Duration POLL = Duration.ofMillis(100);

  private AlertHistory() {}

  /** The transitions in the order of time, each shaped as over HTTP. */
  static List<JsonNode> read(String bootstrapServers, String registryUrl) {
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "schema.registry.url",
            registryUrl,
            "isolation.level",
            "read_committed",
            "fetch.max.wait.ms",
            (int) POLL.toMillis());
    List<Alert> alerts = new ArrayList<>();
    try (KafkaConsumer<String, Alert> consumer =
        new KafkaConsumer<>(
            client, new StringDeserializer(), AvroSerde.of(Topics.ALERTS, client).deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.ALERTS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(alert -> alerts.add(alert.value()));
      }
    }
    alerts.sort(Comparator.comparing(Alert::getAt).thenComparing(Alert::getSequence));
    return alerts.stream()
        .filter(AlertView::isNews)
        .<JsonNode>map(alert -> Json.mapper().valueToTree(AlertView.of(alert)))
        .toList();
  }
}
