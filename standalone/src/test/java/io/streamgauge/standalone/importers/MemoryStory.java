package io.streamgauge.standalone.importers;

import io.streamgauge.event.Collection;
import io.streamgauge.event.CollectionScope;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.event.MemorySample;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import io.streamgauge.event.Source;
import io.streamgauge.metric.Direction;
import io.streamgauge.metric.MemoryState;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.Trend;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.memory.InstanceMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The collections of a recorded file, and what the analytics say of them at every moment. */
final class MemoryStory implements RecordedEvents {

  final List<Collection> collections = new ArrayList<>();
  final List<String> skipped = new ArrayList<>();

  /** The 10 s window as it was after each collection. */
  final List<MemoryTrend> moments = new ArrayList<>();

  static MemoryStory of(LogFormat format, Path file, Instant start) throws IOException {
    Topics.all();
    MemoryStory story = new MemoryStory();
    format.read(file, ImportOptions.defaults().withStart(start), story, ImportProgress.NONE);
    story.judge();
    return story;
  }

  /** Each collection is a batch of its own, so that no moment is missed. */
  private void judge() {
    Map<List<Long>, MemoryTrend> stored = new HashMap<>();
    MemoryState state = null;
    for (int i = 0; i < collections.size(); i++) {
      InstanceMemory.Change change =
          InstanceMemory.apply(
              state,
              batch(i),
              List.of(),
              (resolution, start) -> stored.get(List.of(resolution, start)));
      state = change.state();
      change.windows().forEach(w -> stored.put(List.of(w.getResolution(), w.getStart()), w));
      moments.add(change.windows().get(0));
    }
  }

  private MemoryBatch batch(int i) {
    return MemoryBatch.newBuilder()
        .setSource(Source.newBuilder().setService("recorded").setInstance("1").build())
        .setProducerId("recorded")
        .setSequence(i)
        .setCollections(List.of(collections.get(i)))
        .build();
  }

  long count(CollectionScope scope) {
    return collections.stream().filter(collection -> collection.getScope() == scope).count();
  }

  double pauseSeconds() {
    return collections.stream().mapToLong(Collection::getPause).sum() / 1e9;
  }

  Stream<Direction> directions() {
    return moments.stream()
        .flatMap(moment -> Stream.of(moment.getShortTrend(), moment.getLongTrend()))
        .map(Trend::getDirection);
  }

  /** Floors that the trackers took in, in MiB, oldest first, without repetition. */
  List<Double> floors() {
    return moments.stream()
        .map(MemoryTrend::getFloor)
        .filter(Objects::nonNull)
        .distinct()
        .map(bytes -> bytes / 1048576.0)
        .toList();
  }

  @Override
  public void collection(Collection collection) {
    collections.add(collection);
  }

  @Override
  public void skipped(String reason) {
    skipped.add(reason);
  }

  @Override
  public void gauge(String name, Map<String, String> tags, double value, long epochMillis) {
    throw new AssertionError("no gauge expected: " + name);
  }

  @Override
  public RecordedEvents forService(String service, String instance) {
    throw new AssertionError("one process only");
  }

  @Override
  public void memory(MemorySample sample) {
    throw new AssertionError("no readings in there");
  }

  @Override
  public void query(String statement, long nanos, long rows, boolean failed, long end) {
    throw new AssertionError("no queries in there");
  }

  @Override
  public void request(
      String operation,
      RequestKind kind,
      int status,
      Outcome outcome,
      long nanos,
      long end,
      String traceId) {
    throw new AssertionError("no requests in there");
  }
}
