package io.streamgauge.streams.cardinality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeriesAdmissionTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final KeyValueStore<String, Long> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("series"), Serdes.String(), Serdes.Long())
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
  void admitsTheFirstSeriesOfEachServiceUpToItsShare() {
    SeriesAdmission admission = new SeriesAdmission(store, 2);

    assertThat(admission.admits("REQUESTS\tshop\ta", NOW)).isTrue();
    assertThat(admission.admits("REQUESTS\tshop\tb", NOW)).isTrue();
    assertThat(admission.admits("REQUESTS\tshop\tc", NOW)).isFalse();
    assertThat(admission.admits("REQUESTS\tshop\ta", NOW)).isTrue();
    assertThat(admission.admits("REQUESTS\tother\tc", NOW)).isTrue();
    assertThat(admission.admits("QUERIES\tshop\tc", NOW)).isTrue();
  }

  @Test
  void admitsTenThousandSeriesByDefault() {
    SeriesAdmission admission =
        new SeriesAdmission(
            store, SeriesBudget.inOnePartition(SeriesBudget.DEFAULT_PER_SERVICE).share());

    long admitted =
        IntStream.range(0, 12_000)
            .filter(i -> admission.admits("REQUESTS\tshop\tGET /orders/" + i, NOW))
            .count();

    assertThat(admitted).isEqualTo(10_000);
    assertThat(admission.admits("REQUESTS\tshop\tGET /orders/9999", NOW)).isTrue();
  }

  @Test
  void alwaysAdmitsTheWholeServiceWithoutAPlace() {
    SeriesAdmission admission = new SeriesAdmission(store, 1);

    assertThat(admission.admits("REQUESTS\tshop\t*", NOW)).isTrue();
    assertThat(admission.admits("REQUESTS\tshop\ta", NOW)).isTrue();
    assertThat(admission.admits("REQUESTS\tshop\t*", NOW)).isTrue();
    assertThat(store.get("REQUESTS\tshop\t*")).isNull();
  }

  @Test
  void neverAdmitsWhatIsCalledLikeTheOverflow() {
    assertThat(new SeriesAdmission(store, 10).admits("REQUESTS\tshop\t__other__", NOW)).isFalse();
  }

  @Test
  void givesThePlaceOfASeriesThatFellSilentToAnother() {
    SeriesAdmission admission = new SeriesAdmission(store, 2);
    admission.admits("REQUESTS\tshop\ta", NOW);
    admission.admits("REQUESTS\tshop\tb", NOW);
    admission.admits("REQUESTS\tshop\tb", NOW + HOUR);

    admission.forgetSilent(NOW + 24 * HOUR);

    assertThat(admission.admits("REQUESTS\tshop\tc", NOW + 24 * HOUR)).isTrue();
    assertThat(admission.admits("REQUESTS\tshop\tb", NOW + 24 * HOUR)).isTrue();
    assertThat(admission.admits("REQUESTS\tshop\ta", NOW + 24 * HOUR)).isFalse();
    assertThat(store.get("REQUESTS\tshop\ta")).isNull();
  }

  @Test
  void keepsItsSeriesOverARestart() {
    SeriesAdmission before = new SeriesAdmission(store, 2);
    before.admits("REQUESTS\tshop\ta", NOW);
    before.admits("REQUESTS\tshop\tb", NOW);

    SeriesAdmission after = new SeriesAdmission(store, 2);

    assertThat(after.admits("REQUESTS\tshop\tc", NOW)).isFalse();
    assertThat(after.admits("REQUESTS\tshop\tb", NOW)).isTrue();
  }

  @Test
  void remembersOverARestartWhatWasHeardOfLately() {
    SeriesAdmission before = new SeriesAdmission(store, 1);
    before.admits("REQUESTS\tshop\ta", NOW);
    before.admits("REQUESTS\tshop\ta", NOW + 23 * HOUR);

    SeriesAdmission after = new SeriesAdmission(store, 1);
    after.forgetSilent(NOW + 25 * HOUR);

    assertThat(after.admits("REQUESTS\tshop\tb", NOW + 25 * HOUR)).isFalse();
  }

  @Test
  void writesALivingSeriesOnceInTenMinutes() {
    SeriesAdmission admission = new SeriesAdmission(store, 1);
    long tenMinutes = Duration.ofMinutes(10).toMillis();
    admission.admits("REQUESTS\tshop\ta", NOW);

    admission.admits("REQUESTS\tshop\ta", NOW + tenMinutes - 1);
    assertThat(store.get("REQUESTS\tshop\ta")).isEqualTo(NOW);

    admission.admits("REQUESTS\tshop\ta", NOW + tenMinutes);
    assertThat(store.get("REQUESTS\tshop\ta")).isEqualTo(NOW + tenMinutes);
  }

  @Test
  void leavesEachPartitionRoomForUnevenHashing() {
    assertThat(SeriesBudget.inOnePartition(10_000).share()).isEqualTo(10_000);
    assertThat(new SeriesBudget(10_000, () -> 4).share()).isEqualTo(2_700);
    assertThat(new SeriesBudget(3, () -> 4).share()).isEqualTo(3);
  }

  @Test
  void overflowsNowhereWhileAServiceKeepsToItsBudget() {
    for (int partitions : new int[] {2, 4, 16, 60}) {
      SeriesBudget budget = new SeriesBudget(10_000, () -> partitions);
      int[] counts = new int[partitions];
      IntStream.range(0, 10_000)
          .mapToObj(i -> "REQUESTS\tshop\tGET /orders/" + i)
          .forEach(key -> counts[partition(key, partitions)]++);

      assertThat(IntStream.of(counts).max().orElseThrow()).isLessThanOrEqualTo(budget.share());
    }
  }

  private static int partition(String key, int partitions) {
    return org.apache.kafka.clients.producer.internals.BuiltInPartitioner.partitionForKey(
        key.getBytes(java.nio.charset.StandardCharsets.UTF_8), partitions);
  }
}
