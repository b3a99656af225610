package io.streamgauge.standalone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.collectors.CacheCounters;
import io.streamgauge.collectors.Collector;
import io.streamgauge.standalone.importers.Recordings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded traces drive real caches, measured by the collector, through the whole pipeline. */
class CacheTraceTest {

  private static final Duration READY_WITHIN = Duration.ofSeconds(60);

  @Test
  void comesOutAtThePublishedHitRatios(@TempDir Path data) throws Exception {
    JsonNode oltp = Recordings.truth("/cache/arc_OLTP");
    JsonNode glimpse = Recordings.truth("/cache/lirs_gli");
    Lru oltpCache = new Lru(1000);
    Lru glimpseCache = new Lru(2000);
    try (Pipeline pipeline = Pipeline.start(PipelineSettings.local(data));
        Collector collector = collector(pipeline)) {
      pipeline.awaitReady(READY_WITHIN);
      collector.caches().register("oltp", oltpCache::counters);
      collector.caches().register("glimpse", glimpseCache::counters);
      blocks(Recordings.file(oltp.path("file").asText())).forEach(oltpCache::get);
      keys(Recordings.file(glimpse.path("file").asText())).forEach(glimpseCache::get);
      assertThat(collector.flush(Duration.ofSeconds(30))).isTrue();

      JsonNode oltpWindow = awaitLookups(pipeline, "oltp", oltp.path("requests").asLong());
      JsonNode glimpseWindow = awaitLookups(pipeline, "glimpse", glimpse.path("requests").asLong());

      assertThat(100 * oltpWindow.path("ratio").asDouble())
          .isCloseTo(oltp.at("/lru/1000/percent").asDouble(), within(1e-9));
      assertThat(100 * glimpseWindow.path("ratio").asDouble())
          .isCloseTo(glimpse.at("/lru/2000/percent").asDouble(), within(1e-9));
    }
  }

  private static Collector collector(Pipeline pipeline) {
    return Collector.builder()
        .service("trace")
        .bootstrapServers(pipeline.bootstrapServers())
        .schemaRegistryUrl(pipeline.registryUrl())
        .build();
  }

  private static JsonNode awaitLookups(Pipeline pipeline, String cache, long lookups) {
    URI uri = URI.create(pipeline.uri() + "/api/v1/caches?service=trace&cache=" + cache);
    return await(cache)
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> window(uri),
            window -> window.path("hits").asLong() + window.path("misses").asLong() >= lookups);
  }

  private static JsonNode window(URI uri) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    return new ObjectMapper().readTree(response.body()).at("/series/0/windows/0");
  }

  /** Lines "start count ignored number": count keys from start on. */
  private static List<Long> blocks(Path file) throws IOException {
    List<Long> keys = new ArrayList<>();
    for (String line : lines(file)) {
      String[] fields = line.trim().split("\\s+");
      long start = Long.parseLong(fields[0]);
      for (long i = 0; i < Long.parseLong(fields[1]); i++) {
        keys.add(start + i);
      }
    }
    return keys;
  }

  /** One key a line; blank lines and asterisks are not keys. */
  private static List<Long> keys(Path file) throws IOException {
    return lines(file).stream()
        .map(String::trim)
        .filter(line -> !line.isEmpty() && !line.equals("*"))
        .map(Long::valueOf)
        .toList();
  }

  private static List<String> lines(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), US_ASCII))) {
      return reader.lines().toList();
    }
  }

  /** A plain cache that evicts what was used least recently. */
  private static final class Lru {

    private final Map<Long, Boolean> entries;
    private final AtomicLong hits = new AtomicLong();
    private final AtomicLong misses = new AtomicLong();

    Lru(int capacity) {
      entries =
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
              return size() > capacity;
            }
          };
    }

    void get(long key) {
      if (entries.get(key) == null) {
        misses.incrementAndGet();
        entries.put(key, true);
      } else {
        hits.incrementAndGet();
      }
    }

    CacheCounters counters() {
      return CacheCounters.of(hits.get(), misses.get());
    }
  }
}
