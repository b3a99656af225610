package io.streamgauge.service.rocksdb;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What RocksDB does, in a handful of figures: the memory that the whole process shares, and sums
 * over all stores, segments and partitions of one Kafka Streams application. Kafka Streams reports
 * the latter for each store and partition (KIP-607), which makes thousands of series; {@link
 * #PER_STORE} is left out of {@code /metrics}.
 */
public final class RocksDbMetrics implements MeterBinder {

  /** What the names of Kafka Streams' metrics of single stores begin with. */
  public static final String PER_STORE = "kafka.stream.state.";

  private static final String GROUP = "stream-state-metrics";
  private static final String PREFIX = "streamgauge.rocksdb.";

  private final String application;
  private final Supplier<? extends Map<MetricName, ? extends Metric>> metrics;

  /**
   * @param application value of the tag {@code application}
   * @param metrics the metrics of a Kafka Streams application; asked at each reading
   */
  public RocksDbMetrics(
      String application, Supplier<? extends Map<MetricName, ? extends Metric>> metrics) {
    this.application = requireNonNull(application, "application");
    this.metrics = requireNonNull(metrics, "metrics");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    shared(registry);
    bytes(registry, "memtables", "size-all-mem-tables", "Write buffers");
    bytes(registry, "table.readers", "estimate-table-readers-mem", "Readers of tables, not cached");
    bytes(registry, "sst.live", "live-sst-files-size", "Tables that are in use");
    bytes(registry, "sst.total", "total-sst-files-size", "Tables, obsolete ones included");
    bytes(
        registry,
        "compaction.pending.size",
        "estimate-pending-compaction-bytes",
        "What compaction has yet to rewrite");
    sum("keys", "estimate-num-keys", "Estimated entries").register(registry);
    sum("compaction.pending", "compaction-pending", "Instances that need compaction")
        .register(registry);
    sum("compaction.running", "num-running-compactions", "Compactions at this moment")
        .register(registry);
    sum("flush.running", "num-running-flushes", "Flushes at this moment").register(registry);
    sum("errors", "background-errors", "Errors of flushes and compactions").register(registry);
  }

  private static void shared(MeterRegistry registry) {
    ofProcess("memory.limit", BaseUnits.BYTES, SharedMemory::limit)
        .description("What all instances of the process may take together")
        .register(registry);
    ofProcess("memory.used", BaseUnits.BYTES, memory -> memory.cache().getUsage())
        .description("Cached blocks and what write buffers have reserved")
        .register(registry);
    ofProcess("memory.pinned", BaseUnits.BYTES, memory -> memory.cache().getPinnedUsage())
        .description("The part of what is used that cannot be evicted")
        .register(registry);
    ofProcess("instances", null, SharedMemory::instances)
        .description("Open instances: one for each store, segment and partition")
        .register(registry);
  }

  private static Gauge.Builder<?> ofProcess(
      String name, String unit, ToDoubleFunction<SharedMemory> reading) {
    return Gauge.builder(
            PREFIX + name, () -> BoundedRocksDb.shared().map(reading::applyAsDouble).orElse(0.0))
        .baseUnit(unit);
  }

  private void bytes(MeterRegistry registry, String name, String metric, String description) {
    sum(name, metric, description).baseUnit(BaseUnits.BYTES).register(registry);
  }

  private Gauge.Builder<?> sum(String name, String metric, String description) {
    return Gauge.builder(PREFIX + name, () -> total(metric))
        .tag("application", application)
        .description(description);
  }

  private double total(String metric) {
    double total = 0;
    for (var entry : metrics.get().entrySet()) {
      MetricName name = entry.getKey();
      if (name.name().equals(metric) && name.group().equals(GROUP)) {
        total += entry.getValue().metricValue() instanceof Number number ? number.doubleValue() : 0;
      }
    }
    return total;
  }
}
