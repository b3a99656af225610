package io.streamgauge.collectors;

import io.streamgauge.event.Exemplar;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.RequestClass;
import io.streamgauge.event.RequestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Requests on their way from the buffer into batches. */
final class RequestIntake implements Intake<RequestBatch> {

  private static final RequestKind[] KINDS = RequestKind.values();

  private final EventBuffer buffer;
  private final Names names;
  private final int mostEvents;

  RequestIntake(EventBuffer buffer, Names names, int mostEvents) {
    this.buffer = buffer;
    this.names = names;
    this.mostEvents = mostEvents;
  }

  /** All that requests of one class have in common: 28 bits of name, 3 of kind, 1 of outcome. */
  static long key(int name, RequestKind kind, int status, Outcome outcome) {
    long failed = outcome == Outcome.ERROR ? 1 : 0;
    long high = ((long) name << 4) | ((long) kind.ordinal() << 1) | failed;
    return (high << 32) | (status & 0xFFFF_FFFFL);
  }

  @Override
  public Optional<Batch<RequestBatch>> next(Heading heading) {
    Columns columns = new Columns();
    List<Exemplar> exemplars = new ArrayList<>();
    buffer.drain(mostEvents, (words, at, note) -> take(columns, exemplars, words, at, note));
    if (columns.size() == 0 && heading.dropped() == 0) {
      return Optional.empty();
    }
    RequestBatch batch = batch(heading, columns, exemplars);
    return Optional.of(new Batch<>(batch, columns.size(), columns.newest(heading.time())));
  }

  private boolean take(
      Columns columns, List<Exemplar> exemplars, long[] words, int at, Object note) {
    if (!columns.add(words[at], name(words[at]), words[at + 1], words[at + 2])) {
      return false;
    }
    if (note != null) {
      exemplars.add(new Exemplar(columns.size() - 1, (String) note));
    }
    return true;
  }

  private RequestBatch batch(Heading heading, Columns columns, List<Exemplar> exemplars) {
    return RequestBatch.newBuilder()
        .setSource(heading.source())
        .setProducerId(heading.producerId())
        .setSequence(heading.sequence())
        .setDropped(heading.dropped())
        .setBaseTime(columns.baseTime(heading.time()))
        .setClasses(columns.keys().stream().map(this::describe).toList())
        .setClassIndex(columns.classIndex())
        .setTimeOffset(columns.timeOffset())
        .setDuration(columns.duration())
        .setExemplars(exemplars)
        .build();
  }

  private RequestClass describe(long key) {
    RequestKind kind = KINDS[(int) (key >>> 33) & 0b111];
    Outcome outcome = ((key >>> 32) & 1) == 1 ? Outcome.ERROR : Outcome.SUCCESS;
    return new RequestClass(name(key), kind, (int) key, outcome);
  }

  private String name(long key) {
    return names.name((int) (key >>> 36));
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
