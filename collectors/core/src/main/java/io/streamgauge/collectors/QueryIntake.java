package io.streamgauge.collectors;

import io.streamgauge.event.QueryBatch;
import io.streamgauge.event.QueryClass;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.avro.generic.PrimitivesArrays.LongArray;

/** Statements on their way from the buffer into batches. */
final class QueryIntake implements Intake<QueryBatch> {

  private static final int NAME = SqlStates.BITS + 1;

  private final EventBuffer buffer;
  private final Names names;
  private final int mostEvents;

  QueryIntake(EventBuffer buffer, Names names, int mostEvents) {
    this.buffer = buffer;
    this.names = names;
    this.mostEvents = mostEvents;
  }

  /**
   * All that statements of one class have in common: 32 bits of name, 26 of the SQLSTATE, 1 of
   * whether they failed.
   */
  static long key(int name, boolean failed, int sqlState) {
    return ((long) name << NAME) | ((long) sqlState << 1) | (failed ? 1 : 0);
  }

  @Override
  public Optional<Batch<QueryBatch>> next(Heading heading) {
    Columns columns = new Columns();
    LongArray rows = Columns.longs();
    LongArray waits = Columns.longs();
    buffer.drain(mostEvents, (words, at, note) -> take(columns, rows, waits, words, at));
    if (columns.size() == 0 && heading.dropped() == 0) {
      return Optional.empty();
    }
    QueryBatch batch = batch(heading, columns, rows, waits);
    return Optional.of(new Batch<>(batch, columns.size(), columns.newest(heading.time())));
  }

  private boolean take(Columns columns, LongArray rows, LongArray waits, long[] words, int at) {
    if (!columns.add(words[at], name(words[at]), words[at + 1], words[at + 2])) {
      return false;
    }
    rows.add(rows.size(), words[at + 3]);
    waits.add(waits.size(), words[at + 4]);
    return true;
  }

  private QueryBatch batch(Heading heading, Columns columns, LongArray rows, LongArray waits) {
    return QueryBatch.newBuilder()
        .setSource(heading.source())
        .setProducerId(heading.producerId())
        .setSequence(heading.sequence())
        .setDropped(heading.dropped())
        .setBaseTime(columns.baseTime(heading.time()))
        .setClasses(columns.keys().stream().map(this::describe).toList())
        .setClassIndex(columns.classIndex())
        .setTimeOffset(columns.timeOffset())
        .setDuration(columns.duration())
        .setRows(unlessUnknown(rows))
        .setPoolWait(unlessUnknown(waits))
        .build();
  }

  private static List<Long> unlessUnknown(LongArray column) {
    for (int i = 0; i < column.size(); i++) {
      if (column.getLong(i) >= 0) {
        return column;
      }
    }
    return List.of();
  }

  private QueryClass describe(long key) {
    int sqlState = (int) (key >>> 1) & (1 << SqlStates.BITS) - 1;
    return new QueryClass(name(key), (key & 1) == 1, SqlStates.state(sqlState));
  }

  private String name(long key) {
    return names.name((int) (key >>> NAME));
  }

  @Override
  public BooleanSupplier emptied() {
    return buffer.emptied();
  }

  @Override
  public long offered() {
    return buffer.offered();
  }

  @Override
  public long refused() {
    return buffer.refused();
  }

  @Override
  public void close() {
    buffer.close();
    buffer.discard();
  }
}
