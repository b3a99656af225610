package io.streamgauge.collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.CacheSample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** A cache under a recorded load, read in the middle of its work. */
class CacheTraceTest {

  private final MockProducer<String, SpecificRecord> producer =
      new MockProducer<>(true, null, new StringSerializer(), Producers.inMemory());

  @Test
  void publishesThePublishedHitRatioOfTheOltpTrace() throws IOException {
    Path trace = recording("cache/arc_OLTP.lis.gz");
    assumeTrue(Files.exists(trace), "no recording at " + trace);
    CountingCache cache = new CountingCache(1_000);

    try (Collector collector =
        Collector.builder()
            .service("database")
            .cacheInterval(Duration.ofMillis(1))
            .publishInterval(Duration.ofMillis(10))
            .producers(properties -> producer)
            .build()) {
      collector.caches().register("pages", cache::counters);
      drive(cache, trace);
    }

    List<CacheSample> samples = samples();
    assertThat(samples).isSortedAccordingTo((a, b) -> Long.compare(a.getHits(), b.getHits()));
    CacheSample last = samples.get(samples.size() - 1);
    assertThat(last.getHits() + last.getMisses()).isEqualTo(914_145);
    assertThat(100.0 * last.getHits() / 914_145).isEqualTo(32.8309, within(0.00005));
  }

  private static void drive(CountingCache cache, Path trace) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(trace)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.strip().split("\\s+");
        long start = Long.parseLong(fields[0]);
        for (long key = start; key < start + Long.parseLong(fields[1]); key++) {
          cache.request(key);
        }
      }
    }
  }

  private List<CacheSample> samples() {
    return producer.history().stream()
        .map(sent -> (CacheBatch) sent.value())
        .flatMap(batch -> batch.getSamples().stream())
        .toList();
  }

  /** Recordings lie beside the project. */
  private static Path recording(String name) {
    Path directory = Path.of("").toAbsolutePath();
    while (directory.getParent() != null && !isRoot(directory)) {
      directory = directory.getParent();
    }
    return directory.resolveSibling("shared").resolve("data").resolve(name);
  }

  private static boolean isRoot(Path directory) {
    return Files.exists(directory.resolve("pom.xml"))
        && Files.isDirectory(directory.resolve("collectors"));
  }

  /** Least recently used goes first. */
  private static final class CountingCache {

    private final Map<Long, Boolean> entries;
    private long hits;
    private long misses;

    CountingCache(int capacity) {
      entries =
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
              return size() > capacity;
            }
          };
    }

    synchronized void request(long key) {
      if (entries.get(key) != null) {
        hits++;
      } else {
        misses++;
        entries.put(key, true);
      }
    }

    synchronized CacheCounters counters() {
      return CacheCounters.of(hits, misses);
    }
  }
}
