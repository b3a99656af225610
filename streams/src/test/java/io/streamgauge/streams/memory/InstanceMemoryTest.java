package io.streamgauge.streams.memory;

import static io.streamgauge.event.CollectionScope.FULL;
import static io.streamgauge.event.CollectionScope.MIXED;
import static io.streamgauge.event.CollectionScope.UNKNOWN;
import static io.streamgauge.event.CollectionScope.YOUNG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.streamgauge.event.Collection;
import io.streamgauge.event.CollectionScope;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.event.MemoryPool;
import io.streamgauge.event.MemorySample;
import io.streamgauge.event.Source;
import io.streamgauge.metric.Direction;
import io.streamgauge.metric.FloorReading;
import io.streamgauge.metric.MemoryState;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.OffsetRange;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.memory.InstanceMemory.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InstanceMemoryTest {

  private static final long START = 1_700_000_000_000L / 3_600_000 * 3_600_000;
  private static final long LIMIT = 1000;

  private final Map<List<Long>, MemoryTrend> stored = new HashMap<>();
  private MemoryState state;
  private String producerId = "first";
  private long sequence;

  @BeforeAll
  static void trustRecords() {
    Topics.all();
  }

  @Test
  void everyEventCountsInOneWindowOfEachResolution() {
    List<MemoryTrend> changed = send(collection(61, YOUNG, 300));

    assertThat(changed)
        .extracting(MemoryTrend::getResolution, MemoryTrend::getStart, MemoryTrend::getCollections)
        .containsExactly(
            tuple(10_000L, START + 60_000, 1L),
            tuple(60_000L, START + 60_000, 1L),
            tuple(3_600_000L, START, 1L));
    assertThat(window(60_000, 0)).isNull();
  }

  @Test
  void windowsHoldTheLatestReadingsTheMeanLoadAndTheSumOfPauses() {
    send(sample(1, 500, 0.2));
    send(sample(2, 400, 0.4), collection(4, YOUNG, 350), sample(3, 700, null));

    MemoryTrend window = window(10_000, 0);
    assertThat(window.getUsed()).isEqualTo(350);
    assertThat(window.getLowestUsed()).isEqualTo(350);
    assertThat(window.getMax()).isEqualTo(LIMIT);
    assertThat(window.getProcessCpu()).isEqualTo(0.3, within(1e-9));
    assertThat(window.getProcessCpuReadings()).isEqualTo(2);
    assertThat(window.getSystemCpu()).isNull();
    assertThat(window.getLoadAverage()).isEqualTo(1.2, within(1e-9));
    assertThat(window.getPause()).isEqualTo(5_000_000);
    assertThat(window.getLastEvent()).isEqualTo(START + 4_000);
  }

  @Test
  void aLateEventLeavesLaterReadingsInPlace() {
    send(sample(8, 500, 0.2));
    send(sample(3, 100, 0.4));

    assertThat(window(10_000, 0).getUsed()).isEqualTo(500);
    assertThat(window(10_000, 0).getLowestUsed()).isEqualTo(100);
    assertThat(window(10_000, 0).getLastEvent()).isEqualTo(START + 8_000);
  }

  @Test
  void youngCollectionsAreNeverEvidence() {
    for (int i = 0; i < 100; i++) {
      send(collection(i * 10, YOUNG, 100 + 8 * i), collection(i * 10 + 5, UNKNOWN, 104 + 8 * i));
    }

    assertThat(state.getFloor()).isNull();
    assertThat(window(3_600_000, 0).getShortTrend().getDirection()).isEqualTo(Direction.UNKNOWN);
    assertThat(window(3_600_000, 0).getLongTrend().getGrowth()).isNull();
  }

  @Test
  void fullCollectionsAreReadings() {
    for (int i = 0; i < 5; i++) {
      send(collection(i * 10, FULL, 100 + 80 * i));
    }

    MemoryTrend window = window(10_000, 40);
    assertThat(window.getFloor()).isEqualTo(420);
    assertThat(window.getShortTrend().getDirection()).isEqualTo(Direction.INCREASING);
    assertThat(window.getShortTrend().getGrowth()).isEqualTo(8, within(1e-9));
    assertThat(window.getShortTrend().getExhaustion()).isEqualTo(72.5, within(1e-9));
    assertThat(window.getLongTrend().getDirection()).isEqualTo(Direction.UNKNOWN);
  }

  @Test
  void windowsOfOneBatchAreJudgedEachAtItsOwnTime() {
    Object[] collections = new Object[5];
    for (int i = 0; i < collections.length; i++) {
      collections[i] = collection(i * 10, FULL, 100 + 80 * i);
    }
    send(collections);

    assertThat(window(10_000, 20).getShortTrend().getDirection()).isEqualTo(Direction.UNKNOWN);
    assertThat(window(10_000, 20).getShortTrend().getPoints()).isEqualTo(3);
    assertThat(window(10_000, 40).getShortTrend().getDirection()).isEqualTo(Direction.INCREASING);
  }

  @Test
  void aMixedCycleGivesItsLowestReadingOnceItIsOver() {
    send(collection(1, MIXED, 600));
    send(collection(2, MIXED, 400), collection(3, MIXED, 450));
    assertThat(state.getFloor()).isNull();

    send(collection(4, YOUNG, 470));
    assertThat(state.getFloor()).isEqualTo(400);
    assertThat(state.getShortFloors())
        .containsExactly(new FloorReading(START + 2_000, 400L, List.of(at(0, 1))));
  }

  @Test
  void windowsTellWhereTheirEventsLie() {
    send(sample(1, 500, 0.2));
    send(sample(2, 400, 0.4), sample(12, 400, 0.4));
    send(sample(13, 400, 0.4));

    assertThat(window(10_000, 0).getSources()).containsExactly(at(0, 1));
    assertThat(window(10_000, 10).getSources()).containsExactly(at(1, 2));
    assertThat(window(60_000, 0).getSources()).containsExactly(at(0, 2));
  }

  @Test
  void trendsTellWhereThatLiesWhichTheFloorsOfTheirViewWereReadFrom() {
    send(sample(0, 500, 0.2));
    send(collection(1, FULL, 100));
    send(collection(200, FULL, 100));
    send(collection(400, FULL, 100));
    send(sample(421, 500, 0.2));

    MemoryTrend window = window(10_000, 420);
    assertThat(window.getSources()).containsExactly(at(4, 4));
    assertThat(window.getFloorSources()).containsExactly(at(3, 4));
    assertThat(window.getShortTrend().getPoints()).isEqualTo(2);
    assertThat(window.getShortTrend().getSources()).containsExactly(at(2, 4));
    assertThat(window.getLongTrend().getSources()).containsExactly(at(1, 4));
  }

  @Test
  void aRestartedProcessHasANewHeap() {
    for (int i = 0; i < 4; i++) {
      send(collection(i * 10, FULL, 100 + 80 * i));
    }
    producerId = "second";
    sequence = 0;
    send(collection(41, FULL, 50));

    assertThat(state.getShortFloors()).hasSize(1);
    assertThat(window(10_000, 40).getShortTrend().getDirection()).isEqualTo(Direction.UNKNOWN);
  }

  @Test
  void poolsAreEvidenceWhereNoCollectionsAreReported() {
    for (int i = 0; i < 10; i++) {
      send(pools(i * 5, 100 + 80 * (i / 2)));
    }
    assertThat(state.getShortFloors()).hasSize(5);

    send(collection(60, YOUNG, 800));
    assertThat(state.getShortFloors()).isEmpty();
    send(pools(65, 900));
    assertThat(state.getShortFloors()).isEmpty();
  }

  @Test
  void whatWasHandedInStaysAsItWas() {
    send(collection(1, FULL, 100));
    MemoryState before = MemoryState.newBuilder(state).build();
    MemoryState handedIn = state;
    send(collection(2, FULL, 200));

    assertThat(handedIn).isEqualTo(before);
  }

  @Test
  void readingsAreBoundedWhenTheCollectorRunsBackToBack() {
    for (int i = 0; i < 3_000; i++) {
      send(collection(i, FULL, 500 + i % 7));
    }

    assertThat(state.getLongFloors()).hasSize(FloorReadings.CAPACITY);
    assertThat(state.getLongFloors().get(0).getTime()).isEqualTo(START);
    assertThat(state.getShortFloors()).hasSizeLessThanOrEqualTo(FloorReadings.CAPACITY);
    assertThat(window(3_600_000, 0).getLongTrend().getDirection()).isEqualTo(Direction.STABLE);
  }

  private List<MemoryTrend> send(Object... events) {
    List<Collection> collections = new ArrayList<>();
    List<MemorySample> samples = new ArrayList<>();
    for (Object event : events) {
      if (event instanceof Collection collection) {
        collections.add(collection);
      } else {
        samples.add((MemorySample) event);
      }
    }
    Change change =
        InstanceMemory.apply(
            state,
            MemoryBatch.newBuilder()
                .setSource(Source.newBuilder().setService("shop").setInstance("shop-1").build())
                .setProducerId(producerId)
                .setSequence(sequence++)
                .setCollections(collections)
                .setSamples(samples)
                .build(),
            List.of(at(sequence - 1, sequence - 1)),
            (resolution, start) -> stored.get(List.of(resolution, start)));
    state = change.state();
    change.windows().forEach(w -> stored.put(List.of(w.getResolution(), w.getStart()), w));
    return change.windows();
  }

  private static OffsetRange at(long first, long last) {
    return new OffsetRange(5, first, last);
  }

  private MemoryTrend window(long resolution, long seconds) {
    return stored.get(List.of(resolution, START + seconds * 1000));
  }

  private static Collection collection(long seconds, CollectionScope scope, long usedAfter) {
    return Collection.newBuilder()
        .setTime(START + seconds * 1000)
        .setCollector("any")
        .setScope(scope)
        .setPause(5_000_000)
        .setUsedAfter(usedAfter)
        .setHeapMax(LIMIT)
        .build();
  }

  private static MemorySample sample(long seconds, long used, Double cpu) {
    return MemorySample.newBuilder()
        .setTime(START + seconds * 1000)
        .setHeapUsed(used)
        .setHeapMax(LIMIT)
        .setProcessCpu(cpu)
        .setLoadAverage(cpu == null ? null : cpu * 3)
        .build();
  }

  private static MemorySample pools(long seconds, long oldAfter) {
    MemoryPool old =
        MemoryPool.newBuilder()
            .setName("PS Old Gen")
            .setUsed(oldAfter + 50)
            .setUsedAfterCollection(oldAfter)
            .build();
    return MemorySample.newBuilder(sample(seconds, oldAfter + 100, null))
        .setPools(List.of(old))
        .build();
  }
}
