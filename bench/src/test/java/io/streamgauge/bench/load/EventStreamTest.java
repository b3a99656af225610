package io.streamgauge.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private static final long EVENTS = 200_000;
  private static final long FIRST = 1_000_000;
  private static final Duration SPAN = Duration.ofMinutes(1);

  private final EventStream stream = new EventStream(EventShape.TYPICAL, EVENTS, FIRST, SPAN);
  private final Chunk chunk = new Chunk();

  @Test
  void givesTheSameEventsEachTime() {
    Chunk again = new Chunk();
    stream.fill(7, chunk);
    stream.fill(8, again);

    new EventStream(EventShape.TYPICAL, EVENTS, FIRST, SPAN).fill(7, again);

    assertThat(again).usingRecursiveComparison().isEqualTo(chunk);
  }

  @Test
  void keepsEventsTheSameWhereThereAreMoreOfThem() {
    stream.fill(7, chunk);
    Chunk ofMore = new Chunk();

    new EventStream(EventShape.TYPICAL, 10 * EVENTS, FIRST, SPAN).fill(7, ofMore);

    assertThat(ofMore.nanos).containsExactly(chunk.nanos);
    assertThat(ofMore.operation).containsExactly(chunk.operation);
  }

  @Test
  void fillsTheSpanWithoutGoingBack() {
    long latest = FIRST;
    for (long index = 0; index < EVENTS / Chunk.EVENTS; index++) {
      stream.fill(index, chunk);
      for (long time : chunk.time) {
        assertThat(time).isGreaterThanOrEqualTo(latest);
        latest = time;
      }
    }
    assertThat(latest).isBetween(FIRST + SPAN.toMillis() - 10, FIRST + SPAN.toMillis() - 1);
  }

  @Test
  void reachesEverySeries() {
    boolean[] seen = new boolean[EventShape.TYPICAL.series()];
    for (long index = 0; index < EVENTS / Chunk.EVENTS; index++) {
      stream.fill(index, chunk);
      for (int operation : chunk.operation) {
        seen[chunk.service * EventShape.TYPICAL.operationsPerService() + operation] = true;
      }
    }
    assertThat(seen).doesNotContain(false);
  }

  @Test
  void hasPlausibleDurationsAndFewFailures() {
    stream.fill(3, chunk);

    assertThat(Arrays.stream(chunk.nanos).min().orElseThrow()).isGreaterThan(50_000);
    assertThat(Arrays.stream(chunk.nanos).max().orElseThrow()).isLessThan(2_000_000_000);
    int failures = 0;
    for (boolean failed : chunk.failed) {
      failures += failed ? 1 : 0;
    }
    assertThat(failures).isBetween(1, 40);
  }

  @Test
  void staysBelowTheBudgetOfEachServiceWhateverTheSeries() {
    for (int series : new int[] {100, 1_000, 10_000, 100_000, 1_000_000}) {
      EventShape shape = EventShape.ofSeries(series);

      assertThat(shape.series()).isEqualTo(series);
      assertThat(shape.operationsPerService()).isLessThanOrEqualTo(5_000);
    }
  }
}
