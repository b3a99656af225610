package io.streamgauge.service.feed;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;

/** Records that were read together. Not thread-safe, as {@link Entry} is not. */
public final class Batch {

  private final List<Entry> entries;
  private final Map<FeedKind<?>, List<Entry>> byKind;
  private final Offsets after;

  /**
   * @param entries ordered by offset within each partition
   * @param after the next offsets of all partitions that are read
   */
  Batch(List<Entry> entries, Offsets after) {
    this.entries = List.copyOf(entries);
    this.byKind = this.entries.stream().collect(groupingBy(Entry::kind));
    this.after = requireNonNull(after, "after");
  }

  /** All of them, ordered by offset within each partition. */
  public List<Entry> entries() {
    return entries;
  }

  List<Entry> of(FeedKind<?> kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  Offsets after() {
    return after;
  }
}
