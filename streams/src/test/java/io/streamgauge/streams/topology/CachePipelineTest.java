package io.streamgauge.streams.topology;

import static io.streamgauge.streams.topology.Batches.cache;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.CacheSample;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.OffsetRange;
import io.streamgauge.streams.intake.SourceOffset;
import io.streamgauge.streams.window.TimeMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachePipelineTest {

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
  void countsFromZeroWhereTheCollectorSaysWhenItBegan() {
    pipeline.send(cache("life-1", "shop-1", 0, NOW, 3, 1));

    assertThat(latest().getRatio()).isEqualTo(0.75);
  }

  @Test
  void countsTheDifferenceBetweenReadings() {
    pipeline.send(cache("life-1", "shop-1", 0, NOW, 10, 10));
    pipeline.send(cache("life-1", "shop-1", 1, NOW + 1_000, 19, 11));

    CacheRatio ratio = latest();

    assertThat(ratio.getHits()).isEqualTo(19);
    assertThat(ratio.getMisses()).isEqualTo(11);
  }

  @Test
  void countsARestartedProcessFromZeroAgain() {
    pipeline.send(cache("life-1", "shop-1", 0, NOW, 10, 10));
    pipeline.send(cache("life-2", "shop-1", 0, NOW + 1_000, 15, 12));

    assertThat(latest().getHits()).isEqualTo(25);
  }

  @Test
  void countsACounterThatFellFromZeroAgain() {
    pipeline.send(cache("life-1", "shop-1", 0, NOW, 10, 10));
    pipeline.send(cache("life-1", "shop-1", 1, NOW + 1_000, 2, 1));

    assertThat(latest().getHits()).isEqualTo(12);
  }

  @Test
  void addsUpTheInstancesOfAService() {
    pipeline.send(cache("life-1", "shop-1", 0, NOW, 10, 0));
    pipeline.send(cache("life-9", "shop-2", 0, NOW, 0, 10));

    CacheRatio ratio = latest();

    assertThat(ratio.getRatio()).isEqualTo(0.5);
    assertThat(ratio.getSize()).isEqualTo(20);
  }

  @Test
  void tellsWhereTheReadingsLieWithTheOneThatCountersAreCountedFrom() {
    pipeline.send(cache("life-1", "shop-1", 0, NOW, 10, 10));
    pipeline.send(cache("life-1", "shop-1", 1, NOW + 9_000, 19, 11));
    pipeline.send(cache("life-1", "shop-1", 2, NOW + 11_000, 20, 11));
    pipeline.send(cache("life-1", "shop-1", 2, NOW + 11_000, 20, 11));
    pipeline.send(cache("life-1", "shop-1", 3, NOW + 12_000, 25, 11));

    assertThat(tenSeconds())
        .extracting(CacheRatio::getSources)
        .containsExactly(List.of(new OffsetRange(0, 0L, 1L)), List.of(new OffsetRange(0, 1L, 4L)));
  }

  @Test
  void tellsWhereTheReadingsLieThatTheSizeIsTheSumOf() {
    pipeline.repartitioned(
        "cache-readings",
        new SourceOffset(1, 55),
        "shop\tproducts",
        cache("life-9", "shop-2", 0, NOW - 30_000, 0, 10));
    pipeline.send(cache("life-1", "shop-1", 0, NOW, 10, 10));

    List<CacheRatio> windows = tenSeconds();
    assertThat(windows.get(1).getSize()).isEqualTo(20);
    assertThat(windows.get(1).getSources())
        .containsExactly(new OffsetRange(0, 0L, 0L), new OffsetRange(1, 55L, 55L));
  }

  @Test
  void leadsToAllReadingsThatHitsCanBeCountedFromAgain() {
    Random random = new Random(7);
    List<CacheBatch> sent = new ArrayList<>();
    long[] sequences = new long[3];
    long[] hits = new long[3];
    for (int i = 0; i < 200; i++) {
      int instance = random.nextInt(3);
      hits[instance] += random.nextInt(50);
      String name = "shop-" + instance;
      long time = NOW + i * 700L;
      sent.add(cache(name, name, sequences[instance]++, time, hits[instance], 0));
      pipeline.send(sent.get(i));
    }

    assertThat(tenSeconds())
        .hasSize(14)
        .allSatisfy(window -> assertThat(countedAgain(window, sent)).isEqualTo(window.getHits()));
  }

  /** From what lies in the range of a window, and nothing else. */
  private static long countedAgain(CacheRatio window, List<CacheBatch> sent) {
    OffsetRange range = window.getSources().get(0);
    Map<String, Long> before = new HashMap<>();
    long counted = 0;
    for (CacheBatch batch : sent.subList((int) range.getFirst(), (int) range.getLast() + 1)) {
      CacheSample reading = batch.getSamples().get(0);
      Long base = before.put(batch.getProducerId(), reading.getHits());
      if (reading.getTime() >= window.getStart() && reading.getTime() < window.getEnd()) {
        assertThat(base != null || batch.getSequence() == 0).as("a base for %s", batch).isTrue();
        counted += reading.getHits() - (base == null ? 0 : base);
      }
    }
    return counted;
  }

  private List<CacheRatio> tenSeconds() {
    pipeline.advance(ofSeconds(1));
    return pipeline.caches().stream()
        .filter(ratio -> ratio.getResolution() == 10_000)
        .sorted(Comparator.comparingLong(CacheRatio::getStart))
        .toList();
  }

  private CacheRatio latest() {
    pipeline.advance(ofSeconds(1));
    List<CacheRatio> windows =
        pipeline.caches().stream().filter(ratio -> ratio.getResolution() == 10_000).toList();
    return windows.get(windows.size() - 1);
  }
}
