package io.streamgauge.streams.latency;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.window.ReportedWindows;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.TimeMode;
import io.streamgauge.streams.window.WindowId;
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
  private ReportedWindows<LatencyDelta, LatencySummary> windows;

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
    windows =
        new ReportedWindows<>(
            context, family, mode, reportEvery, LatencyDelta::getLastEvent, LatencyWindow::summary);
  }

  @Override
  public void process(Record<String, LatencyDelta> record) {
    LatencyDelta delta = record.value();
    windows.observe(delta.getLastEvent());
    for (Resolution resolution : Resolution.ALL) {
      WindowId window = WindowId.holding(resolution, delta.getStart(), record.key());
      windows.put(window, LatencyWindow.add(windows.get(window), delta, window.start()));
    }
  }
}
