package io.streamgauge.streams.topology;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.Collection;
import io.streamgauge.event.CollectionScope;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.OffsetRange;
import io.streamgauge.streams.intake.SourceOffset;
import io.streamgauge.streams.window.TimeMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryPipelineTest {

  private static final long NOW = 1_700_000_000_000L;

  @TempDir private Path directory;
  private PipelineDriver pipeline;

  @BeforeEach
  void start() {
    pipeline = new PipelineDriver(TimeMode.Live.defaults(), Instant.ofEpochMilli(NOW), directory);
  }

  @AfterEach
  void stop() {
    pipeline.close();
  }

  @Test
  void tellsWhereTheEventsOfAWindowLieAndThoseThatItsTrendGoesBackTo() {
    pipeline.send(collected("shop-1", 0, NOW));
    pipeline.send(collected("shop-2", 0, NOW));
    pipeline.send(collected("shop-1", 1, NOW + 11_000));
    pipeline.send(collected("shop-1", 2, NOW + 12_000));

    MemoryTrend latest = latest("shop-1");
    assertThat(latest.getSources()).containsExactly(new OffsetRange(0, 2L, 3L));
    assertThat(latest.getFloorSources()).containsExactly(new OffsetRange(0, 2L, 3L));
    assertThat(latest.getShortTrend().getSources()).containsExactly(new OffsetRange(0, 0L, 3L));
    assertThat(latest.getLongTrend().getSources()).containsExactly(new OffsetRange(0, 0L, 3L));
  }

  @Test
  void keepsOneRangeForEachPartitionWhereAnInstanceMoved() {
    pipeline.repartitioned(
        "memory-readings", new SourceOffset(1, 90), "shop\tshop-1", collected("shop-1", 0, NOW));
    pipeline.send(collected("shop-1", 1, NOW + 1_000));

    assertThat(latest("shop-1").getSources())
        .containsExactly(new OffsetRange(0, 0L, 0L), new OffsetRange(1, 90L, 90L));
  }

  private MemoryTrend latest(String instance) {
    pipeline.advance(ofSeconds(1));
    return pipeline.memory().stream()
        .filter(trend -> trend.getResolution() == 10_000 && trend.getInstance().equals(instance))
        .max(Comparator.comparingLong(MemoryTrend::getStart))
        .orElseThrow();
  }

  private static MemoryBatch collected(String instance, long sequence, long time) {
    return MemoryBatch.newBuilder()
        .setSource(Batches.source(instance))
        .setProducerId("life of " + instance)
        .setSequence(sequence)
        .setSamples(List.of())
        .setCollections(
            List.of(
                Collection.newBuilder()
                    .setTime(time)
                    .setCollector("any")
                    .setScope(CollectionScope.FULL)
                    .setPause(5_000_000)
                    .setUsedAfter(100_000_000)
                    .setHeapMax(1_000_000_000L)
                    .build()))
        .build();
  }
}
