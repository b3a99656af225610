package io.streamgauge.streams.topology;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.GaugeBatch;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.event.QueryBatch;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.Progress;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.service.kafka.StreamsProperties;
import io.streamgauge.streams.cardinality.SeriesBudget;
import io.streamgauge.streams.cardinality.VariantSettings;
import io.streamgauge.streams.intake.SourceOffset;
import io.streamgauge.streams.latency.Dimension;
import io.streamgauge.streams.progress.PipelineClock;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.Cadence;
import io.streamgauge.streams.window.TimeMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The whole topology under Kafka's test driver, with typed topics and a wall clock that the test
 * moves.
 */
final class PipelineDriver implements AutoCloseable {

  // The driver has no transactions to offer; under exactly once it keeps dead letters to itself.
  private static final Map<String, String> AT_LEAST_ONCE =
      Map.of("processing.guarantee", "at_least_once");

  private final Map<String, String> serdes =
      Map.of("schema.registry.url", "mock://" + UUID.randomUUID());
  private final TopologyTestDriver driver;
  private final TestOutputTopic<String, LatencySummary> latency;
  private final TestOutputTopic<String, LatencySummary> reportedVariants;
  private final TestOutputTopic<String, CacheRatio> caches;
  private final TestOutputTopic<String, MemoryTrend> memory;
  private final TestOutputTopic<String, GaugeWindow> gauges;
  private final TestOutputTopic<String, Progress> progress;
  private final TestOutputTopic<byte[], byte[]> deadLetters;

  PipelineDriver(TimeMode mode, Instant wallClock, Path directory) {
    this(mode, wallClock, directory, SeriesBudget.inOnePartition(SeriesBudget.DEFAULT_PER_SERVICE));
  }

  PipelineDriver(TimeMode mode, Instant wallClock, Path directory, SeriesBudget budget) {
    this(mode, wallClock, directory, budget, VariantSettings.DEFAULT);
  }

  PipelineDriver(
      TimeMode mode,
      Instant wallClock,
      Path directory,
      SeriesBudget budget,
      VariantSettings variants) {
    this(mode, wallClock, directory, budget, variants, PipelineClock.UNKNOWN);
  }

  PipelineDriver(TimeMode mode, Instant wallClock, Path directory, PipelineClock clock) {
    this(
        mode,
        wallClock,
        directory,
        SeriesBudget.inOnePartition(SeriesBudget.DEFAULT_PER_SERVICE),
        VariantSettings.DEFAULT.reporting(Set.of(Dimension.VERSION)),
        clock);
  }

  private PipelineDriver(
      TimeMode mode,
      Instant wallClock,
      Path directory,
      SeriesBudget budget,
      VariantSettings variants,
      PipelineClock clock) {
    TopologySettings settings =
        new TopologySettings(
            mode,
            mode instanceof TimeMode.Live ? Retention.DEFAULT : Retention.FOREVER,
            Cadence.LIVE,
            budget,
            budget,
            variants,
            clock,
            serdes);
    Properties properties =
        new StreamsProperties(
                "test", "unused:9092", directory, 1, Duration.ofMillis(100), AT_LEAST_ONCE)
            .toProperties();
    driver = new TopologyTestDriver(AnalyticsTopology.build(settings), properties, wallClock);
    latency = output(Topics.LATENCY);
    reportedVariants = output(Topics.LATENCY_VARIANTS);
    caches = output(Topics.CACHE_RATIOS);
    memory = output(Topics.MEMORY_TRENDS);
    gauges = output(Topics.GAUGE_WINDOWS);
    progress = output(Topics.PROGRESS);
    deadLetters =
        driver.createOutputTopic(
            Topics.DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  void send(RequestBatch batch) {
    input(Topics.REQUESTS).pipeInput(batch.getSource().getInstance(), batch);
  }

  void send(QueryBatch batch) {
    input(Topics.QUERIES).pipeInput(batch.getSource().getInstance(), batch);
  }

  void send(LatencyDelta delta) {
    input(Topics.LATENCY_DELTAS).pipeInput("any", delta);
  }

  void send(CacheBatch batch) {
    input(Topics.CACHES).pipeInput(batch.getSource().getInstance(), batch);
  }

  void send(MemoryBatch batch) {
    input(Topics.MEMORY).pipeInput(batch.getSource().getInstance(), batch);
  }

  void send(GaugeBatch batch) {
    input(Topics.GAUGES).pipeInput(batch.getSource().getInstance(), batch);
  }

  /** Pipes a record into a repartition, as if it had been made of a batch that lies elsewhere. */
  <V extends SpecificRecord> void repartitioned(
      String name, SourceOffset source, String key, V value) {
    @SuppressWarnings("unchecked") // of a record of ours
    Class<V> type = (Class<V>) value.getClass();
    driver
        .createInputTopic(
            "test-" + name + "-repartition",
            new StringSerializer(),
            AvroSerde.of(type, serdes).serializer())
        .pipeInput(new TestRecord<>(key, value, source.toHeaders()));
  }

  void sendBytes(Topic<?> topic, byte[] value) {
    driver
        .createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput("key", value);
  }

  void advance(Duration wallClock) {
    driver.advanceWallClockTime(wallClock);
  }

  List<LatencySummary> latency() {
    return latency.readValuesToList();
  }

  List<LatencySummary> variants() {
    return reportedVariants.readValuesToList();
  }

  List<CacheRatio> caches() {
    return caches.readValuesToList();
  }

  List<MemoryTrend> memory() {
    return memory.readValuesToList();
  }

  List<GaugeWindow> gauges() {
    return gauges.readValuesToList();
  }

  /** What was told since the last time; of each part the latest. */
  Map<String, Progress> progress() {
    return progress.readKeyValuesToMap();
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return deadLetters.readRecordsToList();
  }

  Map<MetricName, ? extends Metric> metrics() {
    return driver.metrics();
  }

  <V> V stored(String store, String key) {
    return driver.<String, V>getKeyValueStore(store).get(key);
  }

  /** The windows of a store that begin at an instant, by their keys. */
  Map<String, LatencyDelta> windows(String store, long start) {
    Map<String, LatencyDelta> windows = new TreeMap<>();
    try (var all = driver.<String, LatencyDelta>getWindowStore(store).all()) {
      all.forEachRemaining(
          window -> {
            if (window.key.window().start() == start) {
              windows.put(window.key.key(), window.value);
            }
          });
    }
    return windows;
  }

  private <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
    return driver.createInputTopic(
        topic.name(), new StringSerializer(), AvroSerde.of(topic, serdes).serializer());
  }

  private <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
    return driver.createOutputTopic(
        topic.name(), new StringDeserializer(), AvroSerde.of(topic, serdes).deserializer());
  }

  @Override
  public void close() {
    driver.close();
  }
}
