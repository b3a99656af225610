package io.streamgauge.streams.latency;

import io.streamgauge.bench.load.EventShape;
import io.streamgauge.bench.load.SampleBatches;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.WindowId;
import io.streamgauge.streams.window.Windows;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What it costs per delta of about 20 events, of 500 series, to decode it and to merge it into the
 * windows of all resolutions on the heap. {@link RollupProcessor} adds deltas of one series up
 * before it merges them, so it merges less often than it decodes.
 */
@State(Scope.Thread)
public class RollupBenchmark {

  private static final String TOPIC = "rollup";
  private static final int EVENTS = 10_000;

  private final HeldWindows windows =
      new HeldWindows(
          new Nowhere(),
          (window, content) -> content.toDelta(SeriesKey.parse(window.key()), window.start()),
          () -> Long.MAX_VALUE);
  private Deserializer<LatencyDelta> deserializer;
  private List<byte[]> records;
  private List<LatencyDelta> deltas;
  private List<Distribution> distributions;
  private List<String> keys;
  private int next;

  @Setup
  public void prepare() {
    AvroSerde<LatencyDelta> serde = AvroSerde.of(LatencyDelta.class, SampleBatches.SERDES);
    deserializer = serde.deserializer();
    deltas = SampleDeltas.of(EventShape.TYPICAL, EVENTS, Resolution.TEN_SECONDS.length());
    records = deltas.stream().map(delta -> serde.serializer().serialize(TOPIC, delta)).toList();
    distributions = deltas.stream().map(Distribution::of).toList();
    keys = deltas.stream().map(SampleDeltas::keyOf).toList();
  }

  @Benchmark
  public LatencyDelta decode() {
    return deserializer.deserialize(TOPIC, records.get(turn()));
  }

  @Benchmark
  public Distribution unpack() {
    return Distribution.of(deltas.get(turn()));
  }

  @Benchmark
  public int merge() {
    int turn = turn();
    return merge(distributions.get(turn), keys.get(turn));
  }

  @Benchmark
  public int decodeUnpackAndMerge() {
    int turn = turn();
    LatencyDelta delta = deserializer.deserialize(TOPIC, records.get(turn));
    return merge(Distribution.of(delta), keys.get(turn));
  }

  private int merge(Distribution delta, String key) {
    for (Resolution resolution : Resolution.ALL) {
      WindowId window = WindowId.holding(resolution, SampleBatches.FIRST_TIME, key);
      Distribution sum = windows.get(window);
      if (sum == null) {
        sum = new Distribution();
      }
      sum.add(delta);
      windows.put(window, sum);
    }
    return windows.size();
  }

  private int turn() {
    next = next + 1 < deltas.size() ? next + 1 : 0;
    return next;
  }

  /** All windows stay on the heap. */
  private static final class Nowhere implements Windows<LatencyDelta> {

    @Override
    public LatencyDelta get(WindowId window) {
      return null;
    }

    @Override
    public void put(WindowId window, LatencyDelta content) {}

    @Override
    public void ensureSegments(long wallClock) {}
  }
}
