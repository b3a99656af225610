package io.streamgauge.streams.topology;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.Source;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.streams.cardinality.SeriesBudget;
import io.streamgauge.streams.cardinality.VariantSettings;
import io.streamgauge.streams.latency.Distribution;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.TimeMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantPipelineTest {

  private static final long NOW = 1_700_000_040_000L; // a whole minute
  private static final int BUDGET = 4;
  private static final int MOST = 3;
  private static final String MINUTES = StoreNames.LATENCY_VARIANTS.windows(Resolution.ONE_MINUTE);

  @TempDir private Path directory;
  private PipelineDriver pipeline;
  private long sequence;

  @BeforeEach
  void start() {
    pipeline =
        new PipelineDriver(
            TimeMode.Live.defaults(),
            Instant.ofEpochMilli(NOW),
            directory,
            SeriesBudget.inOnePartition(BUDGET),
            new VariantSettings("zone", MOST));
  }

  @AfterEach
  void stop() {
    pipeline.close();
  }

  @Test
  void keepsNothingMoreOfAServiceWithoutVariants() {
    send(Batches.source("shop-1"), "GET /", ofMillis(5));

    assertThat(pipeline.windows(MINUTES, NOW)).isEmpty();
    assertThat(pipeline.windows("latency-1m", NOW)).hasSize(2);
  }

  @Test
  void addsUpToTheTotalsOfEverySeries() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      send(
          source(Integer.toString(random.nextInt(2)), random.nextInt(2) == 0 ? "a" : null),
          "GET /" + random.nextInt(3),
          ofMillis(1 + random.nextInt(1000)));
    }
    pipeline.advance(ofSeconds(1));

    for (Resolution resolution : StoreNames.LATENCY_VARIANTS.resolutions()) {
      long start = resolution.startOf(NOW);
      Map<String, LatencyDelta> totals =
          pipeline.windows(StoreNames.LATENCY.windows(resolution), start);
      Map<String, LatencyDelta> variants =
          pipeline.windows(StoreNames.LATENCY_VARIANTS.windows(resolution), start);

      assertThat(totals).hasSize(4);
      assertThat(variants).hasSizeGreaterThan(8);
      assertThat(sums(variants)).isEqualTo(sums(totals));
    }
  }

  @Test
  void countsVariantsBeyondThePlacesTogether() {
    for (int version = 0; version < 10; version++) {
      send(source("1." + version, null), "GET /", ofMillis(5));
    }
    pipeline.advance(ofSeconds(1));

    Map<String, LatencyDelta> variants = pipeline.windows(MINUTES, NOW);

    assertThat(variants).hasSize(2 * (MOST + 1));
    assertThat(variants.get("REQUESTS\tshop\t" + other() + "\t*").getCount()).isEqualTo(7);
    assertThat(variants.get("REQUESTS\tshop\ttest\u001f1.0\u001f\t*").getCount()).isOne();
  }

  @Test
  void countsSeriesBeyondTheBudgetTogetherInEachVariant() {
    for (int series = 0; series < 10; series++) {
      send(source("1", null), "GET /" + series, ofMillis(5));
      send(source("2", null), "GET /" + series, ofMillis(5));
    }
    pipeline.advance(ofSeconds(1));

    Map<String, LatencyDelta> variants = pipeline.windows(MINUTES, NOW);

    assertThat(variants).hasSize(2 * (BUDGET + 2));
    assertThat(variants.get("REQUESTS\tshop\ttest\u001f2\u001f\t__other__").getCount())
        .isEqualTo(6);
  }

  @Test
  void givesThePlaceOfASilentVariantToTheNextOne() {
    for (int version = 0; version < MOST; version++) {
      send(source("1." + version, null), "GET /", ofMillis(5));
    }
    pipeline.advance(Duration.ofHours(1));
    send(NOW + Duration.ofHours(1).toMillis(), source("2.0", null), "GET /", ofMillis(5));
    pipeline.advance(ofSeconds(1));

    assertThat(pipeline.windows(MINUTES, NOW + Duration.ofHours(1).toMillis()).keySet())
        .allMatch(key -> key.contains("2.0"));
    assertThat(pipeline.<Long>stored(StoreNames.VARIANTS, "shop\ttest\u001f1.0\u001f")).isNull();
  }

  private void send(Source source, String operation, Duration duration) {
    send(NOW, source, operation, duration);
  }

  private void send(long time, Source source, String operation, Duration duration) {
    RequestBatch batch = Batches.requests(sequence++, operation, time, duration);
    batch.setSource(source);
    pipeline.send(batch);
  }

  private static Source source(String version, String zone) {
    return new Source(
        "shop", "shop-1", version, "test", zone == null ? Map.of() : Map.of("zone", zone));
  }

  private static String other() {
    return "__other__\u001f__other__\u001f__other__";
  }

  /** Count, errors, sum, minimum, maximum and median of each series. */
  private static Map<String, String> sums(Map<String, LatencyDelta> windows) {
    Map<String, Distribution> bySeries = new TreeMap<>();
    windows
        .values()
        .forEach(
            window ->
                bySeries
                    .computeIfAbsent(window.getSeries(), name -> new Distribution())
                    .add(window));
    Map<String, String> sums = new TreeMap<>();
    bySeries.forEach(
        (series, all) ->
            sums.put(
                series,
                "%d %d %.0f %d %d %.0f"
                    .formatted(
                        all.count(),
                        all.errors(),
                        all.sum(),
                        all.min(),
                        all.max(),
                        all.quantile(0.5))));
    return sums;
  }
}
