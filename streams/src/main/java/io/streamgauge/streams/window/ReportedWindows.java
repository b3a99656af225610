package io.streamgauge.streams.window;

import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.progress.StageProgress;
import io.streamgauge.streams.store.CommitFlush;
import io.streamgauge.streams.store.CommitPace;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.store.TimeShare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one kind of content in one task: kept in stores, and forwarded by themselves when
 * they have changed, closed or become final. Not thread-safe: used by the task's own thread.
 *
 * @param <V> what a window holds
 * @param <O> what is forwarded of it
 */
public final class ReportedWindows<V, O> {

  /** What is forwarded of a window. */
  @FunctionalInterface
  public interface Shape<V, O> {
    O of(V content, WindowId window, WindowState state);
  }

  /** Tells the latest event time that a window has seen, epoch milliseconds. */
  @FunctionalInterface
  public interface LastEvent<V> {
    long of(V content);
  }

  /** How often is looked whether there is something to report. */
  private static final Duration TICK = Duration.ofMillis(100);

  /**
   * Where very many series are live, what one tick could not report may not keep events waiting.
   */
  private static final ThreadLocal<TimeShare> FURTHER_REPORTS =
      ThreadLocal.withInitial(TimeShare::new);

  private final ProcessorContext<String, O> context;
  private final Windows<V> windows;
  private final Watermark watermark;
  private final OpenWindows open;
  private final LastEvent<V> lastEvent;
  private final @Nullable Shape<V, O> shape;
  private final Cadence cadence;
  private long lastPeriod;
  private final List<Cancellable> schedules = new ArrayList<>();
  private Runnable beforeReport = () -> {};
  private @Nullable StageProgress progress;
  private boolean progressIsWaiting;
  private boolean moreToReport;
  private boolean reported;

  /** Opens the stores and begins to report. */
  public ReportedWindows(
      ProcessorContext<String, O> context,
      StoreFamily family,
      TimeMode mode,
      Cadence cadence,
      LastEvent<V> lastEvent,
      Shape<V, O> shape) {
    this(context, family, new WindowedStores<>(context, family), mode, cadence, lastEvent, shape);
  }

  /** The same with windows that are kept otherwise. */
  public ReportedWindows(
      ProcessorContext<String, O> context,
      StoreFamily family,
      Windows<V> windows,
      TimeMode mode,
      Cadence cadence,
      LastEvent<V> lastEvent,
      @Nullable Shape<V, O> shape) {
    this.context = context;
    this.windows = windows;
    this.cadence = cadence;
    this.lastEvent = lastEvent;
    this.shape = shape;
    watermark = new Watermark(mode);
    open =
        new OpenWindows(
            context.getStateStore(family.open()), watermark, context.currentSystemTimeMs());
    schedules.add(
        context.schedule(
            cadence.report().compareTo(TICK) < 0 ? cadence.report() : TICK,
            PunctuationType.WALL_CLOCK_TIME,
            this::tick));
    schedules.add(CommitPace.schedule(context, cadence.commit()));
  }

  /** Windows that are kept and become final, but that nothing is forwarded of. */
  public static <V, O> ReportedWindows<V, O> unreported(
      ProcessorContext<String, O> context,
      StoreFamily family,
      Windows<V> windows,
      TimeMode mode,
      Cadence cadence) {
    return new ReportedWindows<>(context, family, windows, mode, cadence, content -> 0, null);
  }

  /**
   * Reports no more. A task that begins anew keeps what its processors have scheduled, so that each
   * has to cancel it in its {@code close}.
   */
  public void close() {
    schedules.forEach(Cancellable::cancel);
  }

  /** Adds what else is to be cancelled when the reports end. */
  public void closeWith(Cancellable schedule) {
    schedules.add(schedule);
  }

  /** Adds what is to be done before each report. */
  public void beforeReport(Runnable action) {
    beforeReport = action;
  }

  /** Adds what is to be told of the task's progress, once all of it is reported. */
  public void tell(StageProgress news) {
    progress = news;
  }

  /** Notes how far event time has come, epoch milliseconds. */
  public void observe(long eventTime) {
    if (progress != null) {
      progress.observe(eventTime);
    }
    watermark.observe(eventTime, context.currentSystemTimeMs());
  }

  /** Content of a window, null if there is none. */
  public V get(WindowId window) {
    return windows.get(window);
  }

  /** Replaces the content of a window, which will be reported. */
  public void put(WindowId window, V content) {
    open.changed(window); // first: readers take what is not open for final
    windows.put(window, content);
  }

  private void tick(long wallClock) {
    long period =
        wallClock / cadence.report().toMillis(); // all tasks report, and so commit, together
    long begun = System.nanoTime();
    if (period == lastPeriod && !(moreToReport && FURTHER_REPORTS.get().allows(begun))) {
      return;
    }
    boolean begins = period != lastPeriod;
    lastPeriod = period;
    CommitFlush.orFail(() -> report(wallClock, begins));
    FURTHER_REPORTS.get().spent(begun, System.nanoTime());
    if (reported && !moreToReport) {
      reported = false;
      CommitPace.commitEarly(context); // so that others see it at once
    }
  }

  private void report(long wallClock, boolean begins) {
    windows.ensureSegments(wallClock);
    beforeReport.run();
    if (begins && progress != null && !progressIsWaiting && progress.look()) {
      progressIsWaiting = true;
      open.mark();
    }
    moreToReport =
        shape == null
            ? open.finish(wallClock, windows::release)
            : open.report(wallClock, (window, state) -> forward(window, state, shape));
    if (progressIsWaiting && open.hasReportedMark()) {
      progressIsWaiting = false;
      progress.tell();
    }
  }

  private void forward(WindowId window, WindowState state, Shape<V, O> form) {
    V content = windows.get(window);
    if (content != null) {
      reported = true;
      context.forward(
          new Record<>(
              window.key(), form.of(content, window, state), Math.max(0, lastEvent.of(content))));
    }
    if (state == WindowState.FINAL) {
      windows.release(window);
    }
  }
}
