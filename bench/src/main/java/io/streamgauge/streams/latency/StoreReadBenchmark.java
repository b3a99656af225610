package io.streamgauge.streams.latency;

import io.streamgauge.bench.load.EventShape;
import io.streamgauge.bench.load.SampleBatches;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Measure;
import io.streamgauge.schemas.AvroSerde;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.state.WindowStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What it costs to answer for the four usual quantiles of an hour: 360 windows of 10 s with 200
 * events each, merged from objects, from what the store holds of them, and from RocksDB, where nine
 * other services have as many windows.
 */
@State(Scope.Benchmark)
public class StoreReadBenchmark {

  private static final int WINDOWS = 360;
  private static final int SERVICES = 10;
  private static final double[] QUANTILES = {0.50, 0.90, 0.95, 0.99};
  private static final Duration SPAN = Duration.ofHours(1);
  private static final String TOPIC = "store";

  private AvroSerde<LatencyDelta> serde;
  private List<LatencyDelta> windows;
  private List<byte[]> stored;
  private Path directory;
  private WindowStore<String, LatencyDelta> store;
  private String prefix;

  @Setup
  public void prepare() throws IOException {
    serde = AvroSerde.of(LatencyDelta.class, SampleBatches.SERDES);
    windows = SampleDeltas.of(new EventShape(1, 1, 1), WINDOWS * 200, SPAN);
    stored = windows.stream().map(each -> serde.serializer().serialize(TOPIC, each)).toList();
    prefix = SeriesKey.prefix(Measure.REQUESTS, service(SERVICES / 2));
    directory = Files.createTempDirectory("streamgauge-store-read");
    store = RocksDbWindows.open(directory, serde);
    for (int service = 0; service < SERVICES; service++) {
      fill(service(service));
    }
    store.close(); // writes to disk what is still in memory tables
    store = RocksDbWindows.open(directory, serde);
  }

  private static String service(int index) {
    return "service-" + index;
  }

  private void fill(String service) {
    for (LatencyDelta window : windows) {
      LatencyDelta own = LatencyDelta.newBuilder(window).setService(service).build();
      store.put(SampleDeltas.keyOf(own), own, own.getStart());
    }
  }

  @TearDown
  public void stop() throws IOException {
    store.close();
    Utils.delete(directory.toFile());
  }

  @Benchmark
  public double mergeObjects() {
    Distribution merged = new Distribution();
    windows.forEach(merged::add);
    return answer(merged);
  }

  @Benchmark
  public double mergeBytes() {
    Distribution merged = new Distribution();
    stored.forEach(each -> merged.add(serde.deserializer().deserialize(TOPIC, each)));
    return answer(merged);
  }

  @Benchmark
  public double mergeRocksDb() {
    Distribution merged = new Distribution();
    Instant from = Instant.ofEpochMilli(SampleBatches.FIRST_TIME);
    try (var entries = store.fetch(prefix, prefix + '\uffff', from, from.plus(SPAN))) {
      entries.forEachRemaining(entry -> merged.add(entry.value));
    }
    return answer(merged);
  }

  private static double answer(Distribution merged) {
    if (merged.count() != WINDOWS * 200) {
      throw new IllegalStateException(merged.count() + " events, not " + WINDOWS * 200);
    }
    double sum = 0;
    for (double quantile : QUANTILES) {
      sum += merged.quantile(quantile);
    }
    return sum;
  }
}
