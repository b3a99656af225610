package io.streamgauge.streams.latency;

import java.util.Arrays;

/**
 * Counts by bin index. The first few are kept as a list, because most series of a busy system see
 * few events; after that an array covers the range of the indices. Not thread-safe.
 *
 * <p>Where the indices span more than {@link #MOST} bins, the lowest collapse into one, as in
 * DDSketch's collapsing store.
 */
final class Bins {

  /** Receives bins in ascending order of their indices. */
  @FunctionalInterface
  interface Visitor {
    void bin(int index, long count);
  }

  /** Bins that are told apart at most. */
  static final int MOST = 2048;

  private static final int LISTED_FIRST = 4;
  private static final int LISTED_MOST = 32;
  private static final int MARGIN = 8;

  private int[] listed = new int[LISTED_FIRST];
  private int listedCount;
  private long[] counts;
  private int offset;

  /** Counts one. */
  void add(int index) {
    if (counts != null) {
      int at = index - offset;
      if (at >= 0 && at < counts.length) {
        counts[at]++;
      } else {
        addOutside(index);
      }
    } else {
      list(index);
    }
  }

  private void addOutside(int index) {
    int at = room(index);
    counts[at]++;
  }

  /** Counts several. */
  void add(int index, long count) {
    if (counts == null && count <= LISTED_MOST - listedCount) {
      for (int i = 0; i < count; i++) {
        list(index);
      }
    } else if (count > 0) {
      spread();
      int at = room(index);
      counts[at] += count;
    }
  }

  /** Adds all counts of another. */
  void add(Bins other) {
    if (other.counts == null) {
      for (int i = 0; i < other.listedCount; i++) {
        add(other.listed[i]);
      }
    } else if (!other.isEmpty()) {
      spread();
      addSpread(other, other.first(), other.last());
    }
  }

  private void addSpread(Bins other, int first, int last) {
    cover(Math.max(first, last - MOST + 1), last);
    for (int index = first; index <= last; index++) {
      counts[Math.max(0, index - offset)] += other.counts[index - other.offset];
    }
  }

  boolean isEmpty() {
    return counts == null ? listedCount == 0 : first() > last();
  }

  /** Visits the bins that are not empty. */
  void visit(Visitor visitor) {
    if (counts == null) {
      visitList(visitor);
      return;
    }
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        visitor.bin(offset + i, counts[i]);
      }
    }
  }

  /** The least index at which the counts, added up from the lowest, reach a rank of 1 or more. */
  int indexAt(long rank) {
    long[] below = {0};
    int[] found = {0};
    visit(
        (index, count) -> {
          if (below[0] < rank) {
            found[0] = index;
          }
          below[0] += count;
        });
    return found[0];
  }

  /** About how many bytes of the heap this takes. */
  int heapBytes() {
    return 48 + (counts == null ? 16 + 4 * listed.length : 16 + 8 * counts.length);
  }

  private void visitList(Visitor visitor) {
    Arrays.sort(listed, 0, listedCount);
    int start = 0;
    for (int i = 1; i <= listedCount; i++) {
      if (i == listedCount || listed[i] != listed[start]) {
        visitor.bin(listed[start], i - start);
        start = i;
      }
    }
  }

  private void list(int index) {
    if (listedCount == LISTED_MOST) {
      spread();
      addOutside(index);
      return;
    }
    if (listedCount == listed.length) {
      listed = Arrays.copyOf(listed, 2 * listedCount);
    }
    listed[listedCount++] = index;
  }

  /** Turns the list into the array. */
  private void spread() {
    if (counts == null) {
      counts = new long[0];
      for (int i = 0; i < listedCount; i++) {
        addOutside(listed[i]);
      }
      listed = null;
    }
  }

  /** Position of an index in the array, which grows where it has to. */
  private int room(int index) {
    cover(index, index);
    return Math.max(0, index - offset);
  }

  /** Grows the array so that it covers a range, or as much of its upper part as is told apart. */
  private void cover(int from, int to) {
    if (from >= offset && to < offset + counts.length) {
      return;
    }
    boolean empty = counts.length == 0 || first() > last();
    int high = empty ? to : Math.max(to, last());
    int low = Math.max(empty ? from : Math.min(from, first()), high - MOST + 1);
    if (low < offset || high >= offset + counts.length) {
      int start = Math.max(low - MARGIN, high - MOST + 1);
      moveTo(start, Math.min(high + MARGIN - start + 1, MOST));
    }
  }

  /** Moves to an array that begins at an index; what lies below is counted there. */
  private void moveTo(int start, int length) {
    long[] moved = new long[length];
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        moved[Math.max(0, offset + i - start)] += counts[i];
      }
    }
    counts = moved;
    offset = start;
  }

  /** Least index that is counted; above {@link #last} if there is none. */
  private int first() {
    int i = 0;
    while (i < counts.length && counts[i] == 0) {
      i++;
    }
    return offset + i;
  }

  private int last() {
    int i = counts.length - 1;
    while (i >= 0 && counts[i] == 0) {
      i--;
    }
    return offset + i;
  }
}
