package io.streamgauge.alerting.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.alert.Acknowledgement;
import io.streamgauge.schemas.Topics;
import io.streamgauge.schemas.registry.RegistryConfig;
import io.streamgauge.service.kafka.StreamsProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class TopicWriterTest {

  private static final int FOR_EVER = Integer.MAX_VALUE;

  /** A port that nobody listens on. */
  private static final String NOWHERE = "127.0.0.1:1";

  private final Map<String, Object> producer =
      new StreamsConfig(
              new StreamsProperties(
                      "alerting", NOWHERE, Path.of("unused"), 1, Duration.ofSeconds(1), Map.of())
                  .toProperties())
          .getProducerConfigs("writer");

  @Test
  void triesNoLongerThanItWaits() {
    Map<String, Object> settings = TopicWriter.givingUp(producer);

    assertThat(producer.get(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG)).isEqualTo(FOR_EVER);
    assertThat((int) settings.get(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG)).isLessThan(5_000);
    assertThat((long) settings.get(ProducerConfig.MAX_BLOCK_MS_CONFIG)).isLessThan(5_000);
  }

  @Test
  void saysThatNothingIsKeptWhereThereIsNoBroker() {
    Acknowledgement seen =
        Acknowledgement.newBuilder().setAuthor("ada").setSequence(1).setSince(0).setAt(1).build();
    try (TopicWriter<Acknowledgement> writer =
        new TopicWriter<>(Topics.ACKNOWLEDGEMENTS, withRegistry())) {
      assertThatThrownBy(() -> writer.write("an alert", seen)).isInstanceOf(KafkaException.class);
    }
  }

  private Map<String, Object> withRegistry() {
    producer.put(RegistryConfig.URL, "mock://writer");
    return producer;
  }
}
