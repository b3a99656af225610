package io.streamgauge.standalone.importers;

import io.streamgauge.event.Collection;
import io.streamgauge.event.MemorySample;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import java.util.Map;
import java.util.TreeMap;

/** Passes events on and counts them, over all services. */
final class CountedEvents implements RecordedEvents {

  private final RecordedEvents target;
  private final Counts counts;

  CountedEvents(RecordedEvents target) {
    this(target, new Counts());
  }

  private CountedEvents(RecordedEvents target, Counts counts) {
    this.target = target;
    this.counts = counts;
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
    target.request(operation, kind, status, outcome, durationNanos, endEpochMillis, traceId);
    counts.requests++;
  }

  @Override
  public void query(
      String statement, long durationNanos, long rows, boolean failed, long endEpochMillis) {
    target.query(statement, durationNanos, rows, failed, endEpochMillis);
    counts.queries++;
  }

  @Override
  public void collection(Collection collection) {
    target.collection(collection);
    counts.collections++;
  }

  @Override
  public void memory(MemorySample sample) {
    target.memory(sample);
    counts.memory++;
  }

  @Override
  public void gauge(String name, Map<String, String> tags, double value, long epochMillis) {
    target.gauge(name, tags, value, epochMillis);
    counts.gauges++;
  }

  @Override
  public RecordedEvents forService(String service, String instance) {
    return new CountedEvents(target.forService(service, instance), counts);
  }

  @Override
  public void skipped(String reason) {
    target.skipped(reason);
    counts.skipped.merge(reason, 1L, Long::sum);
  }

  ImportResult result() {
    return new ImportResult(
        counts.requests,
        counts.queries,
        counts.collections,
        counts.memory,
        counts.gauges,
        counts.skipped);
  }

  private static final class Counts {
    private long requests;
    private long queries;
    private long collections;
    private long memory;
    private long gauges;
    private final Map<String, Long> skipped = new TreeMap<>();
  }
}
