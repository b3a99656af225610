package io.streamgauge.streams.latency;

import io.streamgauge.event.Outcome;
import io.streamgauge.event.QueryBatch;
import io.streamgauge.event.QueryClass;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.RequestClass;
import io.streamgauge.streams.intake.BatchHeader;
import io.streamgauge.streams.intake.MalformedBatchException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the columns of a batch as events. The whole batch is checked before the first event is
 * handed on, so that a malformed one is refused as a whole.
 */
final class BatchReader {

  private BatchReader() {}

  /**
   * Reads requests.
   *
   * @throws MalformedBatchException if the columns do not fit together
   */
  static void read(RequestBatch batch, Consumer<TimedEvent> events) {
    List<RequestClass> classes = batch.getClasses();
    classes.forEach(type -> requireSeries("operation", type.getOperation()));
    List<Integer> index = batch.getClassIndex();
    checkColumns(classes.size(), index, batch.getTimeOffset(), batch.getDuration());
    for (int i = 0; i < index.size(); i++) {
      RequestClass type = classes.get(index.get(i));
      events.accept(
          new TimedEvent(
              type.getOperation(),
              batch.getBaseTime() + batch.getTimeOffset().get(i),
              batch.getDuration().get(i),
              type.getOutcome() == Outcome.ERROR,
              -1,
              -1));
    }
  }

  /**
   * Reads statements.
   *
   * @throws MalformedBatchException if the columns do not fit together
   */
  static void read(QueryBatch batch, Consumer<TimedEvent> events) {
    List<QueryClass> classes = batch.getClasses();
    classes.forEach(type -> requireSeries("statement", type.getStatement()));
    List<Integer> index = batch.getClassIndex();
    checkColumns(classes.size(), index, batch.getTimeOffset(), batch.getDuration());
    checkOptional("rows", batch.getRows(), index.size());
    checkOptional("poolWait", batch.getPoolWait(), index.size());
    for (int i = 0; i < index.size(); i++) {
      QueryClass type = classes.get(index.get(i));
      events.accept(
          new TimedEvent(
              type.getStatement(),
              batch.getBaseTime() + batch.getTimeOffset().get(i),
              batch.getDuration().get(i),
              type.getFailed(),
              batch.getRows().isEmpty() ? -1 : batch.getRows().get(i),
              batch.getPoolWait().isEmpty() ? -1 : batch.getPoolWait().get(i)));
    }
  }

  private static void requireSeries(String field, String name) {
    BatchHeader.requireName(field, name);
    if (name.equals(SeriesKey.WHOLE_SERVICE)) {
      throw new MalformedBatchException(field + " is *; that stands for the whole service");
    }
  }

  private static void checkColumns(
      int classes, List<Integer> classIndex, List<Integer> timeOffset, List<Long> duration) {
    int events = classIndex.size();
    checkLength("timeOffset", timeOffset, events);
    checkLength("duration", duration, events);
    for (int i = 0; i < events; i++) {
      int index = classIndex.get(i);
      if (index < 0 || index >= classes) {
        throw new MalformedBatchException(
            "classIndex[" + i + "] is " + index + "; classes has " + classes + " entries");
      }
      if (duration.get(i) < 0) {
        throw new MalformedBatchException(
            "duration[" + i + "] is " + duration.get(i) + " ns; it must be 0 or more");
      }
    }
  }

  private static void checkOptional(String name, List<?> column, int events) {
    if (!column.isEmpty()) {
      checkLength(name, column, events);
    }
  }

  private static void checkLength(String name, List<?> column, int events) {
    if (column.size() != events) {
      throw new MalformedBatchException(
          name + " has " + column.size() + " entries; classIndex has " + events);
    }
  }
}
