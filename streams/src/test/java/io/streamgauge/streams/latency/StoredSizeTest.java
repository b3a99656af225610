package io.streamgauge.streams.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Measure;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.service.kafka.StreamsProperties;
import io.streamgauge.service.rocksdb.BoundedRocksDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** What one window of one series takes on disk: key, value, indexes, filters, compressed. */
class StoredSizeTest {

  private static final int SERIES = 2_000;
  private static final int WINDOWS = 6;
  private static final int EVENTS = 1_000;
  private static final long START = 1_795_258_110_000L;

  @TempDir Path directory;

  @ParameterizedTest(name = "log-normal durations, sigma {0}: at most {1} bytes")
  @CsvSource({"0.5, 400", "0.7, 400", "1.5, 400"})
  void takesFewBytesAfterCompaction(double sigma, long most, TestReporter reporter)
      throws Exception {
    write(sigma);
    long settled = bytesPerWindow();

    compact();

    long compacted = bytesPerWindow();
    reporter.publishEntry(
        "sigma " + sigma, settled + " bytes when closed, " + compacted + " bytes when compacted");
    assertThat(compacted).isPositive().isLessThanOrEqualTo(most);
  }

  private void write(double sigma) {
    Random random = new Random(1);
    WindowStore<String, LatencyDelta> store = store();
    for (int i = 0; i < SERIES; i++) {
      SeriesKey series =
          new SeriesKey(Measure.REQUESTS, "service-" + i % 10, "GET /api/v1/things-" + i + "/{id}");
      double typical = Math.log(5e6) + random.nextGaussian(); // some are fast and some are slow
      for (int window = 0; window < WINDOWS; window++) {
        long start = START + window * 10_000L;
        double median = typical + 0.1 * random.nextGaussian();
        Distribution content = content(random, start, median, sigma);
        store.put(series.toString(), content.toDelta(series, start), start);
      }
    }
    store.close();
  }

  private static Distribution content(Random random, long start, double median, double sigma) {
    Distribution content = new Distribution();
    for (int event = 0; event < EVENTS; event++) {
      double nanos = Math.exp(median + sigma * random.nextGaussian());
      String error = random.nextInt(200) == 0 ? "HTTP 500" : null;
      content.add(start + event * 10_000L / EVENTS, (long) nanos, error);
    }
    return content;
  }

  private WindowStore<String, LatencyDelta> store() {
    var context =
        new MockProcessorContext<>(
            new StreamsProperties(
                    "test", "unused:9092", directory, 1, Duration.ofSeconds(1), Map.of())
                .toProperties(),
            new TaskId(0, 0),
            directory.toFile());
    AvroSerde<LatencyDelta> values = new AvroSerde<>(LatencyDelta.class);
    values.configure(Map.of("schema.registry.url", "mock://stored-size"), false);
    WindowStore<String, LatencyDelta> store =
        Stores.windowStoreBuilder(
                Stores.persistentWindowStore(
                    "latency-10s", Duration.ofHours(6), Duration.ofSeconds(10), false),
                Serdes.String(),
                values)
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }

  private void compact() throws Exception {
    Path segment = find("CURRENT").get(0).getParent();
    BoundedRocksDb config = new BoundedRocksDb();
    try (Options options = new Options().setTableFormatConfig(new BlockBasedTableConfig())) {
      config.setConfig("latency-10s", options, Map.of());
      compact(segment, options);
      config.close("latency-10s", options);
    }
  }

  private static void compact(Path segment, Options options) throws RocksDBException {
    List<ColumnFamilyHandle> families = new ArrayList<>();
    try (DBOptions general = new DBOptions(options);
        ColumnFamilyOptions family = new ColumnFamilyOptions(options);
        RocksDB db = RocksDB.open(general, segment.toString(), all(segment, family), families)) {
      for (ColumnFamilyHandle handle : families) {
        db.compactRange(handle);
        handle.close();
      }
    }
  }

  private static List<ColumnFamilyDescriptor> all(Path segment, ColumnFamilyOptions options)
      throws RocksDBException {
    try (Options any = new Options()) {
      return RocksDB.listColumnFamilies(any, segment.toString()).stream()
          .map(name -> new ColumnFamilyDescriptor(name, options))
          .toList();
    }
  }

  private long bytesPerWindow() throws Exception {
    long bytes = 0;
    for (Path file : find(".sst")) {
      bytes += Files.size(file);
    }
    return bytes / SERIES / WINDOWS;
  }

  private List<Path> find(String end) throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.getFileName().toString().endsWith(end)).toList();
    }
  }
}
