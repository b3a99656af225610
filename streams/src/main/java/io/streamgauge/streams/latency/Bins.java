package io.streamgauge.streams.latency;

import java.util.Arrays;

/**
 * Counts by bin index. The first few are kept as a list, because most series of a busy system see
 * few events; after that an array covers the range of the indices, of 32 bits a count because every
 * event of a busy system misses the processor's cache here, and of 32 more where that is not
 * enough. Not thread-safe.
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
  private static final long LOW = 0xFFFF_FFFFL;

  private int[] listed = new int[LISTED_FIRST];
  private int listedCount;
  private int[] counts;
  private int[] high;
  private int offset;

  Bins() {}

  /** The same array, not a copy of it. */
  private Bins(Bins other) {
    counts = other.counts;
    high = other.high;
    offset = other.offset;
  }

  /** Counts one. */
  void add(int index) {
    if (counts != null) {
      int at = index - offset;
      if (at >= 0 && at < counts.length) {
        if (++counts[at] == 0) {
          carry(at, 1);
        }
      } else {
        addOutside(index);
      }
    } else {
      list(index);
    }
  }

  private void addOutside(int index) {
    addAt(room(index), 1);
  }

  /** Counts several. */
  void add(int index, long count) {
    if (counts == null && count <= LISTED_MOST - listedCount) {
      for (int i = 0; i < count; i++) {
        list(index);
      }
    } else if (count > 0) {
      spread();
      addAt(room(index), count);
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
      addAt(Math.max(0, index - offset), other.countAt(index - other.offset));
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
      long count = countAt(i);
      if (count != 0) {
        visitor.bin(offset + i, count);
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

  /** {@link #indexAt} of several ranks, in any order, of which those below 1 are left out. */
  int[] indexesAt(long[] ranks) {
    int[] found = new int[ranks.length];
    long[] below = {0};
    visit(
        (index, count) -> {
          long upTo = below[0] + count;
          for (int i = 0; i < ranks.length; i++) {
            if (below[0] < ranks[i] && ranks[i] <= upTo) {
              found[i] = index;
            }
          }
          below[0] = upTo;
        });
    return found;
  }

  /** The sum of all counts. */
  long total() {
    if (counts == null) {
      return listedCount;
    }
    long total = 0;
    for (int i = 0; i < counts.length; i++) {
      total += countAt(i);
    }
    return total;
  }

  /** About how many bytes of the heap this takes. */
  int heapBytes() {
    return 48
        + (counts == null
            ? 16 + 4 * listed.length
            : 16 + 4 * counts.length + (high == null ? 0 : 16 + 4 * high.length));
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
      counts = new int[0];
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
    if (counts.length == 0) {
      offset = Math.max(from - MARGIN, to - MOST + 1);
      counts = new int[Math.min(to + MARGIN - offset + 1, MOST)];
      return;
    }
    int high = Math.max(to, last());
    int low = Math.max(Math.min(from, first()), high - MOST + 1);
    int end = offset + counts.length - 1;
    if (low < offset || high > end) {
      int margin = Math.max(MARGIN, (high - low) / 2); // grows by half, where it was too short
      int start = Math.max(low < offset ? low - margin : offset, high - MOST + 1);
      moveTo(start, Math.min(Math.max(high > end ? high + margin : end, start), start + MOST - 1));
    }
  }

  /** Moves to an array of a range; what lies below is counted at its beginning. */
  private void moveTo(int start, int end) {
    Bins before = new Bins(this);
    counts = new int[end - start + 1];
    high = null;
    offset = start;
    for (int i = 0; i < before.counts.length; i++) {
      addAt(Math.max(0, before.offset + i - start), before.countAt(i));
    }
  }

  private long countAt(int at) {
    long low = Integer.toUnsignedLong(counts[at]);
    return high == null ? low : low | (long) high[at] << Integer.SIZE;
  }

  private void addAt(int at, long count) {
    if (count != 0) {
      long low = Integer.toUnsignedLong(counts[at]) + (count & LOW);
      counts[at] = (int) low;
      long carried = (low >>> Integer.SIZE) + (count >>> Integer.SIZE);
      if (carried != 0) {
        carry(at, (int) carried);
      }
    }
  }

  private void carry(int at, int more) {
    if (high == null) {
      high = new int[counts.length];
    }
    high[at] += more;
  }

  /** Least index that is counted; above {@link #last} if there is none. */
  private int first() {
    int i = 0;
    while (i < counts.length && countAt(i) == 0) {
      i++;
    }
    return offset + i;
  }

  private int last() {
    int i = counts.length - 1;
    while (i >= 0 && countAt(i) == 0) {
      i--;
    }
    return offset + i;
  }
}
