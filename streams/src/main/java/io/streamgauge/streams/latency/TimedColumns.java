package io.streamgauge.streams.latency;

import io.streamgauge.event.Exemplar;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.QueryBatch;
import io.streamgauge.event.QueryClass;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.RequestClass;
import io.streamgauge.schemas.IntColumn;
import io.streamgauge.schemas.LongColumn;
import io.streamgauge.streams.intake.BatchHeader;
import io.streamgauge.streams.intake.MalformedBatchException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The timed events of one batch as columns of primitives, used again for the next batch. The whole
 * batch is checked when it is read, so that a malformed one is refused as a whole. Not thread-safe.
 */
final class TimedColumns {

  private static final int UNKNOWN = -1;
  private static final long LATEST = 1L << 53;

  private int events;
  private int classes;
  private long baseTime;
  private String[] series = new String[16];
  private String[] error = new String[16];
  private int[] classIndex;
  private int[] timeOffset;
  private long[] duration;
  private long[] rows;
  private long[] poolWait;
  private long[] unknown = new long[0];
  private boolean detailed;
  private List<Exemplar> traced = List.of();

  /**
   * Reads requests.
   *
   * @throws MalformedBatchException if the columns do not fit together
   */
  void read(RequestBatch batch) {
    readClasses("operation", batch.getClasses(), RequestClass::getOperation, TimedColumns::errorOf);
    readEvents(batch.getClassIndex(), batch.getTimeOffset(), batch.getDuration());
    baseTime = checkedTime(batch.getBaseTime());
    traced = checked(batch.getExemplars());
    detailed = false;
  }

  /**
   * Reads statements.
   *
   * @throws MalformedBatchException if the columns do not fit together
   */
  void read(QueryBatch batch) {
    readClasses(
        "statement",
        batch.getClasses(),
        QueryClass::getStatement,
        type -> type.getFailed() ? ErrorKinds.of(type.getSqlState()) : null);
    readEvents(batch.getClassIndex(), batch.getTimeOffset(), batch.getDuration());
    rows = optional("rows", batch.getRows());
    poolWait = optional("poolWait", batch.getPoolWait());
    baseTime = checkedTime(batch.getBaseTime());
    traced = List.of();
    detailed = true;
  }

  int events() {
    return events;
  }

  /** Number of classes; each event is of one. */
  int classes() {
    return classes;
  }

  /** Events of which the trace is known. */
  List<Exemplar> traced() {
    return traced;
  }

  /** Operation or statement of a class. */
  String series(int ofClass) {
    return series[ofClass];
  }

  /** How events of a class have failed, null if they have not. */
  @Nullable String error(int ofClass) {
    return error[ofClass];
  }

  int classOf(int event) {
    return classIndex[event];
  }

  /** When an event ended, epoch milliseconds. */
  long time(int event) {
    return baseTime + timeOffset[event];
  }

  /** Duration in nanoseconds, 0 or more. */
  long nanos(int event) {
    return duration[event];
  }

  /** Whether rows and waiting times may be known. */
  boolean detailed() {
    return detailed;
  }

  /** Rows returned or changed, -1 if unknown. */
  long rows(int event) {
    return rows[event];
  }

  /** Nanoseconds waited for a connection, -1 if unknown. */
  long poolWait(int event) {
    return poolWait[event];
  }

  private <C> void readClasses(
      String field, List<C> all, Function<C, String> nameOf, Function<C, String> errorOf) {
    classes = all.size();
    if (series.length < classes) {
      series = new String[2 * classes];
      error = new String[2 * classes];
    }
    for (int i = 0; i < classes; i++) {
      C type = all.get(i);
      series[i] = checked(field, nameOf.apply(type));
      error[i] = errorOf.apply(type);
    }
  }

  private static @Nullable String errorOf(RequestClass type) {
    return type.getOutcome() == Outcome.ERROR
        ? ErrorKinds.of(type.getKind(), type.getStatus())
        : null;
  }

  private static String checked(String field, String name) {
    BatchHeader.requireName(field, name);
    if (name.equals(SeriesKey.WHOLE_SERVICE)) {
      throw new MalformedBatchException(field + " is *; that stands for the whole service");
    }
    return name;
  }

  private void readEvents(List<Integer> indexes, List<Integer> offsets, List<Long> durations) {
    events = indexes.size();
    checkLength("timeOffset", offsets);
    checkLength("duration", durations);
    classIndex = ints(indexes);
    timeOffset = ints(offsets);
    duration = longs(durations);
    for (int i = 0; i < events; i++) {
      if (classIndex[i] < 0 || classIndex[i] >= classes) {
        throw new MalformedBatchException(
            "classIndex[" + i + "] is " + classIndex[i] + "; classes has " + classes + " entries");
      }
      if (duration[i] < 0) {
        throw new MalformedBatchException(
            "duration[" + i + "] is " + duration[i] + " ns; it must be 0 or more");
      }
    }
  }

  private List<Exemplar> checked(List<Exemplar> exemplars) {
    for (Exemplar each : exemplars) {
      if (each.getEvent() < 0 || each.getEvent() >= events) {
        throw new MalformedBatchException(
            "exemplars has event " + each.getEvent() + "; there are " + events);
      }
    }
    return exemplars;
  }

  private long[] optional(String name, List<Long> column) {
    if (!column.isEmpty()) {
      checkLength(name, column);
      return longs(column);
    }
    if (unknown.length < events) {
      unknown = new long[2 * events];
      Arrays.fill(unknown, UNKNOWN);
    }
    return unknown;
  }

  private static long checkedTime(long time) {
    if (time < 0 || time > LATEST) {
      throw new MalformedBatchException(
          "baseTime is " + time + "; it must be in epoch milliseconds, 0 to " + LATEST);
    }
    return time;
  }

  private void checkLength(String name, List<?> column) {
    if (column.size() != events) {
      throw new MalformedBatchException(
          name + " has " + column.size() + " entries; classIndex has " + events);
    }
  }

  /** The numbers of a column: its own, where they are unboxed already. */
  private static int[] ints(List<Integer> column) {
    return column instanceof IntColumn
        ? ((IntColumn) column).unboxed()
        : column.stream().mapToInt(Integer::intValue).toArray();
  }

  private static long[] longs(List<Long> column) {
    return column instanceof LongColumn
        ? ((LongColumn) column).unboxed()
        : column.stream().mapToLong(Long::longValue).toArray();
  }
}
