package io.streamgauge.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.CacheSample;
import io.streamgauge.event.Source;
import io.streamgauge.schemas.registry.RegistryConfig;
import io.streamgauge.schemas.registry.RegistryUnavailableException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {

  private static final String TOPIC = Topics.CACHES.name();

  private final Map<String, Object> config = Map.of(RegistryConfig.URL, "mock://serde-test");

  @Test
  void readsWhatItWrote() {
    try (AvroSerde<CacheBatch> serde = AvroSerde.of(Topics.CACHES, config)) {
      byte[] frame = serde.serializer().serialize(TOPIC, batch());

      assertThat(serde.deserializer().deserialize(TOPIC, frame)).isEqualTo(batch());
    }
  }

  @Test
  void passesTombstonesThrough() {
    try (AvroSerde<CacheBatch> serde = AvroSerde.of(Topics.CACHES, config)) {
      assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
      assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
    }
  }

  @Test
  void takesMalformedBytesForPoison() {
    try (AvroSerde<CacheBatch> serde = AvroSerde.of(Topics.CACHES, config)) {
      byte[] good = serde.serializer().serialize(TOPIC, batch());
      List<byte[]> poison =
          List.of(
              new byte[0],
              new byte[] {0, 0, 0},
              "{\"json\":true}".getBytes(),
              new byte[] {0, 0, 0, 99, 99},
              Arrays.copyOf(good, good.length - 3),
              Arrays.copyOf(good, good.length + 1));

      assertThat(poison)
          .allSatisfy(
              frame ->
                  assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, frame))
                      .isInstanceOf(SerializationException.class));
    }
  }

  @Test
  void doesNotTakeRecordsForPoisonWhereTheRegistryIsAway() {
    Map<String, Object> away =
        Map.of(RegistryConfig.URL, "http://127.0.0.1:1", RegistryConfig.RETRY_TIMEOUT, 0);
    try (AvroSerde<CacheBatch> serde = AvroSerde.of(Topics.CACHES, away)) {
      byte[] frame = {0, 0, 0, 0, 1, 0};

      assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, frame))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("http://127.0.0.1:1");
    }
  }

  @Test
  void namesTheMissingKey() {
    assertThatThrownBy(() -> AvroSerde.of(Topics.CACHES, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(RegistryConfig.URL);
  }

  private static CacheBatch batch() {
    Source source =
        Source.newBuilder()
            .setService("shop")
            .setInstance("shop-1")
            .setTags(Map.of("zone", "a"))
            .build();
    CacheSample sample =
        CacheSample.newBuilder().setCache("products").setTime(1).setHits(7).setMisses(3).build();
    return CacheBatch.newBuilder()
        .setSource(source)
        .setProducerId("p")
        .setSequence(0)
        .setSamples(List.of(sample))
        .build();
  }
}
