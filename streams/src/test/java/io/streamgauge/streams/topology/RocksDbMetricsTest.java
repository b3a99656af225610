package io.streamgauge.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streamgauge.service.rocksdb.BoundedRocksDb;
import io.streamgauge.service.rocksdb.RocksDbMetrics;
import io.streamgauge.streams.window.TimeMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksDbMetricsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  @TempDir Path directory;

  @Test
  void sumsUpAllStoresAndTellsWhatTheyShare() {
    try (var driver = new PipelineDriver(TimeMode.Live.defaults(), NOW, directory)) {
      new RocksDbMetrics("test", driver::metrics).bindTo(registry);

      assertThat(value("memory.limit"))
          .isEqualTo(BoundedRocksDb.bytes(BoundedRocksDb.DEFAULT_MEGABYTES));
      assertThat(value("memory.used")).isPositive().isLessThan(value("memory.limit"));
      assertThat(value("instances")).isPositive();
      assertThat(value("memtables")).isPositive();
      assertThat(value("errors")).isZero();
    }
  }

  @Test
  void isAHandfulOfSeriesHoweverManyStoresThereAre() {
    try (var driver = new PipelineDriver(TimeMode.Live.defaults(), NOW, directory)) {
      new RocksDbMetrics("test", driver::metrics).bindTo(registry);

      List<Meter> meters = registry.getMeters();

      assertThat(meters)
          .hasSizeLessThan(20)
          .allSatisfy(meter -> assertThat(((Gauge) meter).value()).isFinite());
    }
  }

  private double value(String name) {
    return registry.get("streamgauge.rocksdb." + name).gauge().value();
  }
}
