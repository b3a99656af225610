package io.streamgauge.streams.window;

import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.store.CommitFlush;
import io.streamgauge.streams.store.StoreFamily;
import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

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

  private final ProcessorContext<String, O> context;
  private final Windows<V> windows;
  private final Watermark watermark;
  private final OpenWindows open;
  private final LastEvent<V> lastEvent;
  private final Shape<V, O> shape;
  private final Duration reportEvery;
  private long lastPeriod;
  private final Cancellable ticks;
  private Runnable beforeReport = () -> {};
  private boolean moreToReport;
  private boolean reported;

  /** Opens the stores and begins to report every {@code reportEvery} of the wall clock. */
  public ReportedWindows(
      ProcessorContext<String, O> context,
      StoreFamily family,
      TimeMode mode,
      Duration reportEvery,
      LastEvent<V> lastEvent,
      Shape<V, O> shape) {
    this(
        context,
        family,
        new WindowedStores<>(context, family),
        mode,
        reportEvery,
        lastEvent,
        shape);
  }

  /** The same with windows that are kept otherwise. */
  public ReportedWindows(
      ProcessorContext<String, O> context,
      StoreFamily family,
      Windows<V> windows,
      TimeMode mode,
      Duration reportEvery,
      LastEvent<V> lastEvent,
      Shape<V, O> shape) {
    this.context = context;
    this.windows = windows;
    this.reportEvery = reportEvery;
    this.lastEvent = lastEvent;
    this.shape = shape;
    watermark = new Watermark(mode);
    open =
        new OpenWindows(
            context.getStateStore(family.open()), watermark, context.currentSystemTimeMs());
    ticks =
        context.schedule(
            reportEvery.compareTo(TICK) < 0 ? reportEvery : TICK,
            PunctuationType.WALL_CLOCK_TIME,
            this::tick);
  }

  /**
   * Reports no more. A task that begins anew keeps what its processors have scheduled, so that each
   * has to cancel it in its {@code close}.
   */
  public void close() {
    ticks.cancel();
  }

  /** Adds what is to be done before each report. */
  public void beforeReport(Runnable action) {
    beforeReport = action;
  }

  /** Notes how far event time has come, epoch milliseconds. */
  public void observe(long eventTime) {
    watermark.observe(eventTime, context.currentSystemTimeMs());
  }

  /** Content of a window, null if there is none. */
  public V get(WindowId window) {
    return windows.get(window);
  }

  /** Replaces the content of a window, which will be reported. */
  public void put(WindowId window, V content) {
    windows.put(window, content);
    open.changed(window);
  }

  private void tick(long wallClock) {
    long period = wallClock / reportEvery.toMillis(); // all tasks report, and so commit, together
    if (!moreToReport && period == lastPeriod) {
      return;
    }
    lastPeriod = period;
    CommitFlush.orFail(() -> report(wallClock));
    if (reported && !moreToReport) {
      reported = false;
      context.commit(); // so that others see it at once
    }
  }

  private void report(long wallClock) {
    windows.ensureSegments(wallClock);
    beforeReport.run();
    moreToReport = open.report(wallClock, this::forward);
  }

  private void forward(WindowId window, WindowState state) {
    V content = windows.get(window);
    if (content != null) {
      reported = true;
      context.forward(
          new Record<>(
              window.key(), shape.of(content, window, state), Math.max(0, lastEvent.of(content))));
    }
    if (state == WindowState.FINAL) {
      windows.release(window);
    }
  }
}
