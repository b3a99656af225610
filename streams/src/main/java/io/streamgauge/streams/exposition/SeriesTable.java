package io.streamgauge.streams.exposition;

import io.streamgauge.metric.WindowState;
import io.streamgauge.service.feed.Origin;
import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.window.Resolution;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;

/**
 * The series of one kind. A series is there from its first window on, also before that is final, so
 * that whoever scrapes sees its counters begin at 0. Filled by one thread, read by any.
 *
 * @param <W> its windows
 */
final class SeriesTable<W extends SpecificRecord, S extends ExposedSeries<W>> {

  /** How long a series is kept that gets no windows any more. */
  static final Duration KEPT_SILENT = Duration.ofHours(1);

  /** What all windows have. */
  record Shape<W>(Class<W> type, ToLongFunction<W> resolution, Function<W, WindowState> state) {}

  private static final class Held<S> {

    private final S series;
    private volatile long seen;

    Held(S series) {
      this.series = series;
    }
  }

  private final Map<Origin, Held<S>> all =
      new ConcurrentSkipListMap<>(
          Comparator.comparing(Origin::service).thenComparing(Origin::series));
  private final Shape<W> shape;
  private final Supplier<S> make;
  private final SeriesLimit limit;

  SeriesTable(Shape<W> shape, Supplier<S> make, SeriesLimit limit) {
    this.shape = shape;
    this.make = make;
    this.limit = limit;
  }

  /**
   * Takes a window of any resolution in any state.
   *
   * @param now epoch milliseconds
   */
  void take(Origin origin, SpecificRecord record, long now) {
    W window = shape.type().cast(record);
    if (shape.resolution().applyAsLong(window) != Resolution.TEN_SECONDS.millis()) {
      return;
    }
    boolean isFinal = shape.state().apply(window) == WindowState.FINAL;
    Held<S> held = all.get(origin);
    if (held == null && limit.take(isWholeService(origin))) {
      held = new Held<>(make.get());
      all.put(origin, held);
    }
    if (held != null) {
      held.seen = now;
    }
    if (isFinal) {
      count(held, window);
    }
  }

  private void count(Held<S> held, W window) {
    if (held == null) {
      limit.leaveOut();
    } else if (!held.series.put(window)) {
      limit.tooLate();
    }
  }

  /** Forgets the series that have been silent for long. */
  void forgetSilent(long now) {
    all.entrySet()
        .removeIf(
            each -> {
              boolean silent = now - each.getValue().seen > KEPT_SILENT.toMillis();
              if (silent) {
                limit.giveBack(isWholeService(each.getKey()));
              }
              return silent;
            });
  }

  private static boolean isWholeService(Origin origin) {
    return SeriesKey.WHOLE_SERVICE.equals(origin.series());
  }

  /** Visits the series, ordered by service and name. */
  void visit(BiConsumer<Origin, S> visitor) {
    all.forEach((origin, held) -> visitor.accept(origin, held.series));
  }
}
