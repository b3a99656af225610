package io.streamgauge.standalone.importers;

import io.streamgauge.event.Collection;
import io.streamgauge.event.MemorySample;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps all events, each with the service that it was attributed to. */
final class CollectedEvents implements RecordedEvents {

  record Request(
      String service,
      String operation,
      RequestKind kind,
      int status,
      Outcome outcome,
      long durationNanos,
      long endEpochMillis,
      String traceId) {}

  record Query(
      String service,
      String statement,
      long durationNanos,
      long rows,
      boolean failed,
      long endEpochMillis) {}

  record Gauge(
      String service, String name, Map<String, String> tags, double value, long epochMillis) {}

  private final String service;
  private final List<Request> requests;
  private final List<Query> queries;
  private final List<Gauge> gauges;
  private final Map<String, Long> skipped;

  CollectedEvents() {
    this("", new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
  }

  private CollectedEvents(
      String service,
      List<Request> requests,
      List<Query> queries,
      List<Gauge> gauges,
      Map<String, Long> skipped) {
    this.service = service;
    this.requests = requests;
    this.queries = queries;
    this.gauges = gauges;
    this.skipped = skipped;
  }

  List<Request> requests() {
    return requests;
  }

  List<Query> queries() {
    return queries;
  }

  List<Gauge> gauges() {
    return gauges;
  }

  Map<String, Long> skipped() {
    return skipped;
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
    requests.add(
        new Request(
            service, operation, kind, status, outcome, durationNanos, endEpochMillis, traceId));
  }

  @Override
  public void query(
      String statement, long durationNanos, long rows, boolean failed, long endEpochMillis) {
    queries.add(new Query(service, statement, durationNanos, rows, failed, endEpochMillis));
  }

  @Override
  public void collection(Collection collection) {
    throw new AssertionError("no collection expected: " + collection);
  }

  @Override
  public void memory(MemorySample sample) {
    throw new AssertionError("no memory sample expected: " + sample);
  }

  @Override
  public void gauge(String gauge, Map<String, String> tags, double value, long epochMillis) {
    gauges.add(new Gauge(service, gauge, tags, value, epochMillis));
  }

  @Override
  public RecordedEvents forService(String name, String instance) {
    return new CollectedEvents(name, requests, queries, gauges, skipped);
  }

  @Override
  public void skipped(String reason) {
    skipped.merge(reason, 1L, Long::sum);
  }
}
