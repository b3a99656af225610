package io.streamgauge.streams.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketsTest {

  @Test
  void spacesTheBucketsEvenlyByFactor() {
    assertThat(buckets(Map.of("least", "1ms", "most", "10s", "buckets", "5")).bounds())
        .containsExactly(0.001, 0.01, 0.1, 1.0, 10.0);
    assertThat(buckets(Map.of()).bounds()).hasSize(41).startsWith(0.001).endsWith(10.0);
  }

  @Test
  void countsEachDurationOnceUpToItsBound() {
    Buckets buckets = buckets(Map.of("bounds", "0.01,0.1,1"));

    assertThat(buckets.counts(Durations.of(5, 10, 50, 60, 70, 900, 1_001, 60_000)))
        .containsExactly(2L, 3L, 1L, 2L);
  }

  @Test
  void countsSumUpToAllDurationsWhateverTheBounds() {
    Random random = new Random(7);
    int[] millis = IntStream.range(0, 5_000).map(i -> random.nextInt(20_000)).toArray();

    List<Long> counts = buckets(Map.of()).counts(Durations.of(millis));

    assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(millis.length);
  }

  @Test
  void refusesBoundsThatDoNotAscend() {
    assertThatThrownBy(() -> buckets(Map.of("bounds", "0.1,0.1")))
        .hasMessageContaining("parameter 'bounds' is '0.1', allowed is");
    assertThatThrownBy(() -> buckets(Map.of("bounds", "0,1"))).hasMessageContaining("above 0");
    assertThatThrownBy(() -> buckets(Map.of("least", "20s")))
        .hasMessageContaining("parameter 'least' is '20s'");
    assertThatThrownBy(() -> buckets(Map.of("buckets", "1")))
        .hasMessageContaining("a whole number from 2 to 200");
  }

  private static Buckets buckets(Map<String, String> values) {
    return Buckets.of(Requests.parameters(values));
  }
}
