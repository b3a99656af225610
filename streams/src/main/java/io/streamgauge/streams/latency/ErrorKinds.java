package io.streamgauge.streams.latency;

import io.streamgauge.event.RequestKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How often what failed in which way. All failures are in it, always: those of kinds that have no
 * place count as {@link #OTHER}. Many more kinds are held than are told, so that the order in which
 * parts are added makes a difference only where there are more kinds than {@link #MOST_HELD}. Not
 * thread-safe.
 */
final class ErrorKinds {

  /** What has no place, or is not known. */
  static final String OTHER = SeriesKey.OVERFLOW;

  /** How many kinds are told. */
  static final int MOST_TOLD = 8;

  /** How many kinds are held. */
  static final int MOST_HELD = 64;

  private static final int SQLSTATE = 5;
  private static final int STATUSES = 600;
  private static final String[][] KNOWN = new String[RequestKind.values().length][STATUSES];

  private String[] names = new String[2];
  private long[] counts = new long[2];
  private int size;
  private long other;

  /** The kind of failed requests, such as {@code HTTP 503}, {@code RPC 14} or {@code JOB}. */
  static String of(RequestKind kind, int status) {
    if (status < 0 || status >= STATUSES) {
      return name(kind, status);
    }
    String[] known = KNOWN[kind.ordinal()];
    if (known[status] == null) {
      known[status] = name(kind, status); // by several threads, perhaps: it is the same
    }
    return known[status];
  }

  /** The kind of failed statements, such as {@code SQL 40001}; {@code SQL} without a SQLSTATE. */
  static String of(String sqlState) {
    return sqlState.length() == SQLSTATE ? "SQL ".concat(sqlState) : "SQL";
  }

  private static String name(RequestKind kind, int status) {
    return status == 0 ? kind.name() : kind.name() + ' ' + status;
  }

  /** Adds failures of a kind. */
  void add(String kind, long more) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(kind)) {
        counts[i] += more;
        return;
      }
    }
    addNew(kind, more);
  }

  private void addNew(String kind, long more) {
    if (kind.equals(OTHER)) {
      other += more;
      return;
    }
    if (size == MOST_HELD) {
      keepTheMostFrequent();
    }
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    names[size] = kind;
    counts[size] = more;
    size++;
  }

  private void keepTheMostFrequent() {
    Map<String, Long> told = told();
    size = 0;
    other = 0;
    told.forEach(this::add);
  }

  /**
   * Adds all of a delta or window.
   *
   * @param errors how many have failed; where the kinds are fewer, the others are not known
   */
  void add(Map<String, Long> kinds, long errors) {
    long known = 0;
    for (Map.Entry<String, Long> kind : kinds.entrySet()) {
      add(kind.getKey(), kind.getValue());
      known += kind.getValue();
    }
    other += errors - known;
  }

  /** Adds all of another. */
  void add(ErrorKinds more) {
    for (int i = 0; i < more.size; i++) {
      add(more.names[i], more.counts[i]);
    }
    other += more.other;
  }

  /** The most frequent kinds, most first, and {@link #OTHER} for the others, if there are any. */
  Map<String, Long> told() {
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.<Integer>comparingLong(i -> -counts[i]).thenComparing(i -> names[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    Map<String, Long> told = new LinkedHashMap<>();
    long rest = other;
    for (int i = 0; i < size; i++) {
      if (i < MOST_TOLD) {
        told.put(names[order[i]], counts[order[i]]);
      } else {
        rest += counts[order[i]];
      }
    }
    if (rest != 0) {
      told.put(OTHER, rest);
    }
    return told;
  }

  /** About how many bytes of the heap this takes; the names are shared. */
  int heapBytes() {
    return 64 + 16 * names.length;
  }
}
