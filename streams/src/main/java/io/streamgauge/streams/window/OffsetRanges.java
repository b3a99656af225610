package io.streamgauge.streams.window;

import io.streamgauge.metric.OffsetRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where events can be read again: one range of offsets for each partition of their topic, wide
 * enough for all that was added. Not thread-safe.
 */
public final class OffsetRanges {

  private int[] partitions = new int[1];
  private long[] first = new long[1];
  private long[] last = new long[1];
  private int size;

  /** The ranges that cover both. */
  public static List<OffsetRange> joined(List<OffsetRange> some, List<OffsetRange> others) {
    if (others.isEmpty()) {
      return some;
    }
    OffsetRanges all = new OffsetRanges();
    all.add(some);
    all.add(others);
    return all.toList();
  }

  /**
   * Widens the range of a partition.
   *
   * @param from first offset, inclusive
   * @param to last offset, inclusive
   */
  public void add(int partition, long from, long to) {
    for (int i = 0; i < size; i++) {
      if (partitions[i] == partition) {
        first[i] = Math.min(first[i], from);
        last[i] = Math.max(last[i], to);
        return;
      }
    }
    if (size == partitions.length) {
      partitions = Arrays.copyOf(partitions, 2 * size);
      first = Arrays.copyOf(first, 2 * size);
      last = Arrays.copyOf(last, 2 * size);
    }
    partitions[size] = partition;
    first[size] = from;
    last[size] = to;
    size++;
  }

  /** Adds all of others. */
  public void add(OffsetRanges others) {
    for (int i = 0; i < others.size; i++) {
      add(others.partitions[i], others.first[i], others.last[i]);
    }
  }

  /** Adds what a record holds. */
  public void add(List<OffsetRange> ranges) {
    ranges.forEach(range -> add(range.getPartition(), range.getFirst(), range.getLast()));
  }

  /** One range a partition, in the order of partitions. */
  public List<OffsetRange> toList() {
    List<OffsetRange> ranges = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      ranges.add(new OffsetRange(partitions[i], first[i], last[i]));
    }
    ranges.sort(Comparator.comparingInt(OffsetRange::getPartition));
    return ranges;
  }

  /** About how many bytes of the heap this takes. */
  public int heapBytes() {
    return 64 + 20 * partitions.length;
  }
}
