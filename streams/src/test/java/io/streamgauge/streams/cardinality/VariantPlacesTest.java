package io.streamgauge.streams.cardinality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VariantPlacesTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final KeyValueStore<String, Long> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("variants"), Serdes.String(), Serdes.Long())
          .withLoggingDisabled()
          .build();

  @BeforeEach
  void open() {
    MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    store.init(context.getStateStoreContext(), store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void givesThePlacesOfEachServiceToTheFirstThatCome() {
    VariantPlaces places = new VariantPlaces(store, 2);

    assertThat(places.admits("shop", "1", NOW)).isTrue();
    assertThat(places.admits("shop", "2", NOW)).isTrue();
    assertThat(places.admits("shop", "3", NOW)).isFalse();
    assertThat(places.admits("shop", "1", NOW)).isTrue();
    assertThat(places.admits("stock", "3", NOW)).isTrue();
  }

  @Test
  void givesThePlaceOfTheOneThatWasSilentForLongestToANewOne() {
    VariantPlaces places = new VariantPlaces(store, 2);
    places.admits("shop", "1", NOW);
    places.admits("shop", "2", NOW + MINUTE);

    assertThat(places.admits("shop", "3", NOW + 59 * MINUTE)).isFalse();
    assertThat(places.admits("shop", "3", NOW + 60 * MINUTE)).isTrue();
    assertThat(places.admits("shop", "1", NOW + 60 * MINUTE)).isFalse();
    assertThat(places.admits("shop", "2", NOW + 60 * MINUTE)).isTrue();
    assertThat(store.get("shop\t1")).isNull();
    assertThat(store.get("shop\t3")).isEqualTo(NOW + 60 * MINUTE);
  }

  @Test
  void decidesTheSameAfterARestart() {
    VariantPlaces before = new VariantPlaces(store, 2);
    before.admits("shop", "2", NOW);
    before.admits("shop", "1", NOW);
    before.admits("shop", "2", NOW + 30 * MINUTE);

    VariantPlaces after = new VariantPlaces(store, 2);

    assertThat(after.admits("shop", "3", NOW + 59 * MINUTE)).isFalse();
    assertThat(after.admits("shop", "3", NOW + 60 * MINUTE)).isTrue();
    assertThat(after.admits("shop", "2", NOW + 60 * MINUTE)).isTrue();
    assertThat(after.admits("shop", "1", NOW + 60 * MINUTE)).isFalse();
  }
}
