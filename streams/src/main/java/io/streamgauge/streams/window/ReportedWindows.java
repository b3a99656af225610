package io.streamgauge.streams.window;

import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.store.StoreFamily;
import java.time.Duration;
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

  private final ProcessorContext<String, O> context;
  private final WindowedStores<V> stores;
  private final Watermark watermark;
  private final OpenWindows open;
  private final LastEvent<V> lastEvent;
  private final Shape<V, O> shape;

  /** Opens the stores and begins to report every {@code reportEvery} of the wall clock. */
  public ReportedWindows(
      ProcessorContext<String, O> context,
      StoreFamily family,
      TimeMode mode,
      Duration reportEvery,
      LastEvent<V> lastEvent,
      Shape<V, O> shape) {
    this.context = context;
    this.lastEvent = lastEvent;
    this.shape = shape;
    stores = new WindowedStores<>(context, family);
    watermark = new Watermark(mode);
    open =
        new OpenWindows(
            context.getStateStore(family.open()), watermark, context.currentSystemTimeMs());
    context.schedule(reportEvery, PunctuationType.WALL_CLOCK_TIME, this::report);
  }

  /** Notes how far event time has come, epoch milliseconds. */
  public void observe(long eventTime) {
    watermark.observe(eventTime, context.currentSystemTimeMs());
  }

  /** Content of a window, null if there is none. */
  public V get(WindowId window) {
    return stores.get(window);
  }

  /** Replaces the content of a window, which will be reported. */
  public void put(WindowId window, V content) {
    stores.put(window, content);
    open.changed(window);
  }

  private void report(long wallClock) {
    stores.ensureSegments(wallClock);
    open.report(wallClock, this::forward);
  }

  private void forward(WindowId window, WindowState state) {
    V content = stores.get(window);
    if (content != null) {
      context.forward(
          new Record<>(
              window.key(), shape.of(content, window, state), Math.max(0, lastEvent.of(content))));
    }
  }
}
