package io.streamgauge.standalone.analysis;

import static java.util.Objects.requireNonNull;

import io.streamgauge.collectors.Collector;
import io.streamgauge.collectors.CollectorStats;
import io.streamgauge.collectors.WhenFull;
import io.streamgauge.event.Collection;
import io.streamgauge.event.MemorySample;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import io.streamgauge.standalone.importers.RecordedEvents;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Publishes recorded events through collectors, one for each process that the files name. A
 * collector that is full makes the reader wait, so that nothing is dropped. Not thread-safe.
 */
final class CollectedEvents implements RecordedEvents, AutoCloseable {

  private static final Duration DELIVERY_LIMIT = Duration.ofMinutes(2);
  private static final int MOST_NAMES = 1_000_000;

  private record Process(String service, String instance) {}

  private final String bootstrapServers;
  private final String registryUrl;
  private final Process process;
  private final Map<Process, Collector> collectors;

  /**
   * @param service the service that events belong to where the file names none
   */
  CollectedEvents(String bootstrapServers, String registryUrl, String service) {
    this(bootstrapServers, registryUrl, new Process(service, service), new HashMap<>());
  }

  private CollectedEvents(
      String bootstrapServers,
      String registryUrl,
      Process process,
      Map<Process, Collector> collectors) {
    this.bootstrapServers = requireNonNull(bootstrapServers, "bootstrapServers");
    this.registryUrl = requireNonNull(registryUrl, "registryUrl");
    this.process = process;
    this.collectors = collectors;
  }

  @Override
  public void request(
      String operation,
      RequestKind kind,
      int status,
      Outcome outcome,
      long durationNanos,
      long endEpochMillis,
      String traceId) {
    collector()
        .requests()
        .record(operation, kind, status, outcome, durationNanos, endEpochMillis, traceId);
  }

  @Override
  public void query(
      String statement, long durationNanos, long rows, boolean failed, long endEpochMillis) {
    collector().queries().record(statement, durationNanos, rows, failed, -1, endEpochMillis);
  }

  @Override
  public void collection(Collection collection) {
    collector().memory().record(collection);
  }

  @Override
  public void memory(MemorySample sample) {
    collector().memory().record(sample);
  }

  @Override
  public void gauge(String name, Map<String, String> tags, double value, long epochMillis) {
    collector().gauges().record(name, tags, value, epochMillis);
  }

  @Override
  public RecordedEvents forService(String service, String instance) {
    Process other = new Process(service, instance == null ? process.instance() : instance);
    return new CollectedEvents(bootstrapServers, registryUrl, other, collectors);
  }

  @Override
  public void skipped(String reason) {
    // Counted by whoever reads the file.
  }

  private Collector collector() {
    return collectors.computeIfAbsent(process, this::start);
  }

  private Collector start(Process of) {
    return Collector.builder()
        .service(of.service())
        .instance(of.instance())
        .bootstrapServers(bootstrapServers)
        .schemaRegistryUrl(registryUrl)
        .whenFull(WhenFull.WAIT)
        .mostNames(MOST_NAMES)
        .closeTimeout(DELIVERY_LIMIT)
        .build();
  }

  /**
   * Delivers what waits and closes the collectors.
   *
   * @throws IllegalStateException if an event was dropped or rejected
   */
  @Override
  public void close() {
    collectors.forEach(
        (of, collector) -> {
          collector.close();
          requireComplete(of, collector.stats());
        });
    collectors.clear();
  }

  private static void requireComplete(Process of, CollectorStats stats) {
    if (stats.dropped() > 0 || stats.rejected() > 0) {
      throw new IllegalStateException(
          "of the events of service %s, instance %s, %d were dropped and %d rejected"
              .formatted(of.service(), of.instance(), stats.dropped(), stats.rejected()));
    }
  }
}
