package io.streamgauge.streams.caches;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.CacheSample;
import io.streamgauge.event.Source;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.streams.intake.SourceOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CacheReadingSerdeTest {

  private static final String STORE = "cache-readings";

  private final AvroSerde<CacheBatch> batches = new AvroSerde<>(CacheBatch.class);
  private final CacheReadingSerde serde = new CacheReadingSerde(batches);

  @BeforeEach
  void configure() {
    batches.configure(Map.of("schema.registry.url", "mock://cache-readings"), false);
  }

  @Test
  void keepsWhereAReadingCameFrom() {
    assertThat(stored(Optional.of(new SourceOffset(3, 1L << 40))))
        .isEqualTo(new CacheReading(batch(), Optional.of(new SourceOffset(3, 1L << 40))));
  }

  @Test
  void keepsReadingsOfWhichThatIsNotKnown() {
    assertThat(stored(Optional.empty())).isEqualTo(new CacheReading(batch(), Optional.empty()));
  }

  @Test
  void readsWhatWasStoredBeforeSourcesWereKept() {
    byte[] before = batches.serializer().serialize(STORE, batch());

    assertThat(serde.deserializer().deserialize(STORE, before))
        .isEqualTo(new CacheReading(batch(), Optional.empty()));
  }

  @Test
  void leavesTombstonesAsTheyAre() {
    assertThat(serde.serializer().serialize(STORE, null)).isNull();
    assertThat(serde.deserializer().deserialize(STORE, null)).isNull();
  }

  private CacheReading stored(Optional<SourceOffset> source) {
    byte[] bytes = serde.serializer().serialize(STORE, new CacheReading(batch(), source));
    return serde.deserializer().deserialize(STORE, bytes);
  }

  private static CacheBatch batch() {
    return CacheBatch.newBuilder()
        .setSource(new Source("shop", "shop-1", null, null, Map.of()))
        .setProducerId("life-1")
        .setSequence(4)
        .setSamples(
            List.of(
                CacheSample.newBuilder()
                    .setCache("products")
                    .setTime(1_700_000_000_000L)
                    .setHits(3)
                    .setMisses(1)
                    .build()))
        .build();
  }
}
