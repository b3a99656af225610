package io.streamgauge.standalone.importers;

import static io.streamgauge.event.CollectionScope.FULL;
import static io.streamgauge.event.CollectionScope.MIXED;
import static io.streamgauge.event.CollectionScope.UNKNOWN;
import static io.streamgauge.event.CollectionScope.YOUNG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.streamgauge.event.Collection;
import io.streamgauge.metric.Direction;
import io.streamgauge.metric.MemoryTrend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings whose answers are known, judged with the one setting that ships. */
class MemoryRecordingsTest {

  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  @Test
  void aLeakIsSeenLongBeforeTheHeapIsFull() throws IOException {
    MemoryStory story = gc("gctoolkit_memoryleak1.log.gz");

    assertThat(story.count(YOUNG)).isEqualTo(128);
    assertThat(story.count(FULL)).isEqualTo(241);
    assertThat(story.pauseSeconds()).isEqualTo(472.61314, within(1e-4));
    MemoryTrend first =
        story.moments.stream()
            .filter(moment -> moment.getShortTrend().getDirection() == Direction.INCREASING)
            .findFirst()
            .orElseThrow();
    assertThat(Instant.ofEpochMilli(first.getLastEvent())).isBefore(START.plusSeconds(607));
    assertThat(first.getShortTrend().getGrowth()).isGreaterThan(10 * 1048576 / 60.0);
    assertThat(first.getShortTrend().getExhaustion()).isPositive();
    assertThat(story.floors().get(0)).isEqualTo(13527 / 1024.0, within(1e-9));
  }

  @Test
  void aLeakIsMeasuredInTheHourViewToo() throws IOException {
    MemoryStory story = gc("gctoolkit_memoryleak1.log.gz");
    MemoryTrend at400 =
        story.moments.stream()
            .filter(moment -> moment.getLastEvent() < START.plusSeconds(400).toEpochMilli())
            .reduce((earlier, later) -> later)
            .orElseThrow();

    assertThat(at400.getLongTrend().getDirection()).isEqualTo(Direction.INCREASING);
    assertThat(at400.getLongTrend().getGrowth() / 1024).isBetween(500.0, 1000.0);
  }

  @Test
  void aBusyParallelCollectorIsNoLeak() throws IOException {
    MemoryStory story = gc("gctoolkit_parallelgc.log.gz");

    assertThat(story.count(YOUNG)).isEqualTo(4638);
    assertThat(story.count(FULL)).isEqualTo(28);
    assertThat(story.pauseSeconds()).isEqualTo(5.864404, within(1e-5));
    assertThat(story.directions()).doesNotContain(Direction.INCREASING);
  }

  @Test
  void aBusySerialCollectorIsNoLeak() throws IOException {
    MemoryStory story = gc("gctoolkit_factorization-serialgc-tip.log.gz");

    assertThat(story.count(YOUNG)).isEqualTo(13);
    assertThat(story.count(FULL)).isEqualTo(4);
    assertThat(story.pauseSeconds()).isEqualTo(6.187197, within(1e-5));
    assertThat(story.skipped).isEmpty();
    assertThat(story.collections).allSatisfy(c -> assertThat(c.getHeapMax()).isEqualTo(2L << 30));
    assertThat(story.directions()).doesNotContain(Direction.INCREASING);
  }

  @Test
  void sevenDaysOfSawToothUnderCmsAreNoLeak() throws IOException {
    MemoryStory story = gc("gctoolkit_defnew.log.gz");

    assertThat(story.count(YOUNG) + story.count(MIXED)).isEqualTo(19_114);
    assertThat(story.count(MIXED)).isEqualTo(26);
    assertThat(story.count(UNKNOWN)).isEqualTo(26 + 26);
    assertThat(story.pauseSeconds()).isEqualTo(208.922, within(1e-3));
    assertThat(story.floors()).allSatisfy(floor -> assertThat(floor).isBetween(24.0, 50.0));
    assertThat(story.directions()).doesNotContain(Direction.INCREASING);
    assertThat(Instant.ofEpochMilli(story.collections.get(0).getTime()))
        .as("its own date stamps count")
        .isEqualTo("2012-10-19T17:28:46.219Z");
  }

  @Test
  void kafkaOnG1IsNoLeakThoughUseClimbsForHours() throws IOException {
    MemoryStory story = gc("kafka0_g1_kafkaServer-gc.log.gz");

    assertThat(story.count(YOUNG)).isEqualTo(745);
    assertThat(story.count(MIXED)).isEqualTo(16);
    assertThat(evacuationSeconds(story)).isEqualTo(0.033665653 * 761, within(1e-3));
    assertThat(story.floors()).hasSizeBetween(2, 3);
    assertThat(story.floors().get(0)).isEqualTo(192.5, within(0.1));
    assertThat(story.floors().get(1)).isEqualTo(198.0, within(0.1));
    assertThat(story.directions()).doesNotContain(Direction.INCREASING);
  }

  @Test
  void anotherKafkaOnG1IsNoLeakEither() throws IOException {
    MemoryStory story = gc("kafka1_g1_kafkaServer-gc.log.gz");

    assertThat(story.count(YOUNG)).isEqualTo(507);
    assertThat(story.count(MIXED)).isEqualTo(6);
    assertThat(evacuationSeconds(story)).isEqualTo(0.028644979 * 513, within(1e-3));
    assertThat(story.directions()).doesNotContain(Direction.INCREASING);
  }

  @Test
  void aFlightRecordingWithoutALeakIsNone() throws IOException {
    MemoryStory story =
        MemoryStory.of(LogFormat.JFR, recording("jmc_allocation_10s_before.jfr.gz"), START);

    assertThat(story.collections.stream().mapToDouble(c -> c.getUsedAfter() / 1048576.0).toArray())
        .containsExactly(
            new double[] {3.67, 3.69, 3.83, 3.66, 3.63, 3.61, 3.66, 3.96}, within(0.006));
    assertThat(story.count(YOUNG)).isEqualTo(8);
    assertThat(story.collections)
        .extracting(Collection::getPause)
        .allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(11_003_000));
    assertThat(story.directions()).doesNotContain(Direction.INCREASING);
  }

  @Test
  void whatIsNoRecordingIsSaidToBeNone(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("note.txt"), "Dear diary,\nnothing.\n");

    for (LogFormat format : new LogFormat[] {LogFormat.GC, LogFormat.JFR}) {
      assertThatThrownBy(() -> MemoryStory.of(format, file, START))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("note.txt")
          .hasMessageContaining(format == LogFormat.GC ? "Dear diary" : "flight recording");
    }
  }

  private static double evacuationSeconds(MemoryStory story) {
    return story.collections.stream()
            .filter(collection -> collection.getScope() != UNKNOWN)
            .mapToLong(Collection::getPause)
            .sum()
        / 1e9;
  }

  private static MemoryStory gc(String name) throws IOException {
    return MemoryStory.of(LogFormat.GC, recording(name), START);
  }

  private static Path recording(String name) {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.isDirectory(root.resolve("standalone"))) {
      root = root.getParent();
    }
    Path file = root == null ? Path.of(name) : root.resolve("../shared/data/memory").resolve(name);
    assumeTrue(Files.exists(file), () -> "no recording " + file);
    return file;
  }
}
