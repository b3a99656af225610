package io.streamgauge.streams.latency;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.OpenWindows;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.TimeMode;
import io.streamgauge.streams.window.Watermark;
import io.streamgauge.streams.window.WindowId;
import io.streamgauge.streams.window.WindowedStores;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Adds latency deltas up in windows of every resolution, and reports each window as it fills,
 * closes and is final.
 */
public final class RollupProcessor
    implements Processor<String, LatencyDelta, String, LatencySummary> {

  private final TimeMode mode;
  private final Duration reportEvery;
  private ProcessorContext<String, LatencySummary> context;
  private WindowedStores<LatencyDelta> windows;
  private Watermark watermark;
  private OpenWindows open;

  public RollupProcessor(TimeMode mode, Duration reportEvery) {
    this.mode = mode;
    this.reportEvery = reportEvery;
  }

  @Override
  public void init(ProcessorContext<String, LatencySummary> processorContext) {
    context = processorContext;
    windows = new WindowedStores<>(context, StoreNames.LATENCY);
    watermark = new Watermark(mode);
    open =
        new OpenWindows(
            context.getStateStore(StoreNames.LATENCY.open()),
            watermark,
            context.currentSystemTimeMs());
    context.schedule(reportEvery, PunctuationType.WALL_CLOCK_TIME, this::reportAll);
  }

  @Override
  public void process(Record<String, LatencyDelta> record) {
    LatencyDelta delta = record.value();
    watermark.observe(delta.getLastEvent(), context.currentSystemTimeMs());
    for (Resolution resolution : Resolution.ALL) {
      WindowId window = WindowId.holding(resolution, delta.getStart(), record.key());
      windows.put(window, LatencyWindow.add(windows.get(window), delta, window.start()));
      open.changed(window);
    }
  }

  private void reportAll(long wallClock) {
    windows.ensureSegments(wallClock);
    open.report(wallClock, this::report);
  }

  private void report(WindowId window, WindowState state) {
    LatencyDelta sum = windows.get(window);
    if (sum != null) {
      context.forward(
          new Record<>(
              window.key(),
              LatencyWindow.summary(sum, window, state),
              Math.max(0, sum.getLastEvent())));
    }
  }
}
