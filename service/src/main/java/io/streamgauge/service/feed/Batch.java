package io.streamgauge.service.feed;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Records that were read together.
 *
 * @param entries ordered by offset within each partition
 * @param after the next offsets of all partitions that are read
 */
public record Batch(List<Entry> entries, Offsets after) {

  public Batch {
    entries = List.copyOf(entries);
    requireNonNull(after, "after");
  }
}
