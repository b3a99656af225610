package io.streamgauge.streams.latency;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.streams.intake.MalformedBatchException;
import io.streamgauge.streams.store.CommitFlush;
import io.streamgauge.streams.store.HeapShare;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.window.ReportedWindows;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.TimeMode;
import io.streamgauge.streams.window.WindowId;
import io.streamgauge.streams.window.WindowedStores;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Adds latency deltas up in windows of every resolution, and reports each window as it fills,
 * closes and is final.
 */
public final class RollupProcessor
    implements Processor<String, LatencyDelta, String, LatencySummary> {

  private final StoreFamily family;
  private final TimeMode mode;
  private final Duration reportEvery;
  private HeapShare share;
  private ReportedWindows<Distribution, LatencySummary> windows;

  /**
   * @param family the stores that the windows are kept in
   */
  public RollupProcessor(StoreFamily family, TimeMode mode, Duration reportEvery) {
    this.family = family;
    this.mode = mode;
    this.reportEvery = reportEvery;
  }

  @Override
  public void init(ProcessorContext<String, LatencySummary> context) {
    share = new HeapShare();
    HeldWindows held = new HeldWindows(new WindowedStores<>(context, family), share::bytes);
    CommitFlush commit = context.getStateStore(family.commit());
    commit.onCommit(context, held::flush);
    windows =
        new ReportedWindows<>(
            context,
            family,
            held,
            mode,
            reportEvery,
            Distribution::lastEvent,
            LatencyWindow::summary);
  }

  @Override
  public void process(Record<String, LatencyDelta> record) {
    Distribution delta = checked(record.value());
    windows.observe(delta.lastEvent());
    long start = record.value().getStart();
    for (Resolution resolution : Resolution.ALL) {
      add(WindowId.holding(resolution, start, record.key()), delta);
    }
  }

  private void add(WindowId window, Distribution delta) {
    Distribution sum = windows.get(window);
    if (sum == null) {
      sum = new Distribution();
    }
    sum.add(delta);
    windows.put(window, sum);
  }

  private static Distribution checked(LatencyDelta value) {
    try {
      Distribution delta = Distribution.of(value);
      if (delta.sketchCount() != delta.count()) {
        throw new MalformedBatchException(
            "count is " + delta.count() + "; the sketch has counted " + delta.sketchCount());
      }
      return delta;
    } catch (IllegalArgumentException e) {
      throw new MalformedBatchException("sketch: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    if (share != null) {
      share.close();
    }
  }
}
