package io.streamgauge.streams.exposition;

import static io.streamgauge.metric.WindowState.CLOSED;
import static io.streamgauge.metric.WindowState.FINAL;
import static io.streamgauge.metric.WindowState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.Direction;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.Trend;
import io.streamgauge.service.feed.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpositionTest {

  private static final long MS = 1_000_000;
  private static final long NOW = 1_000_000;

  private final SeriesTables tables = new SeriesTables(new SeriesLimit(3));

  @Test
  void beginsAtZeroBeforeTheFirstWindowIsFinal() throws Exception {
    take(Summaries.window("GET /", 0, OPEN, 5 * MS));

    assertThat(text())
        .contains(
            "streamgauge_requests_duration_seconds_count{operation=\"GET /\",service=\"shop\"} 0\n")
        .doesNotContain("quantile=");
  }

  @Test
  void addsFinalWindowsUpAndTellsTheLatestApart() throws Exception {
    take(Summaries.window("GET /", 0, FINAL, 5 * MS, 5 * MS));
    take(Summaries.window("GET /", 10_000, CLOSED, 800 * MS));
    take(Summaries.window("GET /", 10_000, FINAL, 800 * MS));

    String labels = "{operation=\"GET /\",service=\"shop\"";
    assertThat(text())
        .contains("streamgauge_requests_duration_seconds_count" + labels + "} 3\n")
        .contains("streamgauge_requests_duration_seconds_sum" + labels + "} 0.81\n")
        .contains("streamgauge_requests_duration_seconds_bucket" + labels + ",le=\"0.01\"} 2\n")
        .contains("streamgauge_requests_duration_seconds_bucket" + labels + ",le=\"1.0\"} 3\n")
        .contains("streamgauge_requests_errors_total" + labels + "} 2.0\n")
        .contains("_window_duration_seconds" + labels + ",quantile=\"0.99\"} 0.8\n")
        .contains("streamgauge_requests_window_end_timestamp_seconds" + labels + "} 20.0\n");
  }

  @Test
  void countsACorrectedWindowInPlaceOfWhatWasReportedBefore() throws Exception {
    take(Summaries.window("GET /", 0, FINAL, 5 * MS));
    take(Summaries.window("GET /", 10_000, FINAL, 5 * MS));

    take(Summaries.window("GET /", 0, FINAL, 5 * MS, 6 * MS));

    assertThat(text()).containsPattern("duration_seconds_count\\{[^}]*} 3\n");
  }

  @Test
  void saysThatAWindowCameTooLateToBeCounted() throws Exception {
    for (long start = 0; start <= 60_000; start += 10_000) {
      take(Summaries.window("GET /", start, FINAL, 5 * MS));
    }

    take(Summaries.window("GET /", 0, FINAL, 5 * MS, 6 * MS));

    assertThat(text())
        .containsPattern("duration_seconds_count\\{[^}]*} 7\n")
        .contains("streamgauge_analytics_windows_left_out_total{reason=\"late\"} 1.0\n");
  }

  @Test
  void saysThatTheLimitIsReached() throws Exception {
    for (int i = 0; i < 5; i++) {
      take(Summaries.window("GET /" + i, 0, FINAL, 5 * MS));
    }

    assertThat(text())
        .contains("THE LIMIT IS REACHED")
        .contains("streamgauge_analytics_series 3.0\n")
        .contains("streamgauge_analytics_series_limit 3.0\n")
        .contains("streamgauge_analytics_windows_left_out_total{reason=\"limit\"} 2.0\n")
        .contains("GET /2")
        .doesNotContain("GET /3");
  }

  @Test
  void hasPlacesForWholeServicesWhereTheLimitIsReached() throws Exception {
    for (int i = 0; i < 5; i++) {
      take(Summaries.window("GET /" + i, 0, FINAL, 5 * MS));
    }

    take(Summaries.window("*", 0, FINAL, 5 * MS));

    assertThat(text())
        .contains("_duration_seconds_count{operation=\"*\"")
        .contains("streamgauge_analytics_series 4.0\n")
        .contains("THE LIMIT IS REACHED");
  }

  @Test
  void givesThePlaceOfASilentSeriesToAnother() throws Exception {
    for (int i = 0; i < 3; i++) {
      take(Summaries.window("GET /" + i, 0, FINAL, 5 * MS));
    }

    tables.forgetSilent(NOW + SeriesTable.KEPT_SILENT.toMillis() + 1);
    take(Summaries.window("GET /new", 0, FINAL, 5 * MS));

    assertThat(text()).contains("GET /new").doesNotContain("GET /0", "THE LIMIT");
  }

  @Test
  void tellsNothingOfThePresentWhereTheLatestWindowIsOld() throws Exception {
    take(Summaries.window("GET /", 0, FINAL, 5 * MS));

    assertThat(text(Optional.empty(), 10_001 + Exposition.PRESENT.toMillis()))
        .containsPattern("duration_seconds_count\\{[^}]*} 1\n")
        .doesNotContain("quantile=", "window_end");
  }

  @Test
  void escapesLabels() throws Exception {
    take(Summaries.window("GET \"a\\b\"\nc", 0, FINAL, 5 * MS));

    assertThat(text()).contains("operation=\"GET \\\"a\\\\b\\\"\\nc\"");
  }

  @Test
  void exposesCachesAndMemory() throws Exception {
    CacheRatio cache = new CacheRatio();
    cache.setResolution(10_000);
    cache.setEnd(10_000);
    cache.setState(FINAL);
    cache.setHits(3);
    cache.setMisses(1);
    cache.setRatio(0.75);
    tables.caches().take(new Origin("shop", "articles"), cache, NOW);
    MemoryTrend memory = new MemoryTrend();
    memory.setResolution(10_000);
    memory.setEnd(10_000);
    memory.setState(FINAL);
    memory.setFloor(1_000L);
    memory.setShortTrend(new Trend(300_000L, 12.5, Direction.INCREASING, 60.0, 9, List.of()));
    tables.memory().take(new Origin("shop", "shop-1"), memory, NOW);

    assertThat(text())
        .contains("streamgauge_cache_hits_total{cache=\"articles\",service=\"shop\"} 3.0\n")
        .contains("streamgauge_cache_window_hit_ratio{cache=\"articles\",service=\"shop\"} 0.75\n")
        .contains(
            "streamgauge_memory_floor_bytes{service=\"shop\",service_instance=\"shop-1\"} 1000.0")
        .contains(
            "streamgauge_memory_growth_bytes_per_second{service=\"shop\",service_instance=\"shop-1\"} 12.5")
        .doesNotContain("streamgauge_memory_max_bytes{");
  }

  @Test
  void exposesOneServiceWhereOneIsAskedFor() throws Exception {
    take(Summaries.window("GET /", 0, FINAL, 5 * MS));

    assertThat(text(Optional.of("other"), NOW)).doesNotContain("shop");
  }

  private void take(LatencySummary window) {
    tables.requests().take(new Origin(window.getService(), window.getSeries()), window, NOW);
  }

  private String text() throws IOException {
    return text(Optional.empty(), 100_000);
  }

  private String text(Optional<String> service, long now) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ExpositionFormats.init()
        .getPrometheusTextFormatWriter()
        .write(text, new Exposition(tables, service, 5, now).snapshots());
    return text.toString(StandardCharsets.UTF_8);
  }
}
