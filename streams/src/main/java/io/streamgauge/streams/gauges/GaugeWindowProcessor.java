package io.streamgauge.streams.gauges;

import io.streamgauge.event.GaugeBatch;
import io.streamgauge.event.GaugeReading;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.OffsetRange;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.intake.SourceOffset;
import io.streamgauge.streams.progress.PipelineClock;
import io.streamgauge.streams.progress.Stage;
import io.streamgauge.streams.progress.StageProgress;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Cadence;
import io.streamgauge.streams.window.OffsetRanges;
import io.streamgauge.streams.window.ReportedWindows;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.TimeMode;
import io.streamgauge.streams.window.WindowId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Adds the readings of each series up in windows, over all instances of a service. A batch holds
 * readings of one series.
 */
public final class GaugeWindowProcessor
    implements Processor<String, GaugeBatch, String, SpecificRecord> {

  private final TimeMode mode;
  private final Cadence cadence;
  private final PipelineClock clock;
  private ReportedWindows<GaugeWindow, SpecificRecord> windows;

  /**
   * @param clock knows how far the stage has come
   */
  public GaugeWindowProcessor(TimeMode mode, Cadence cadence, PipelineClock clock) {
    this.mode = mode;
    this.cadence = cadence;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    windows =
        new ReportedWindows<>(
            context,
            StoreNames.GAUGES,
            mode,
            cadence,
            GaugeWindow::getLastEvent,
            GaugeWindowProcessor::inState);
    windows.tell(new StageProgress(context, Stage.GAUGE_WINDOWS, clock));
  }

  @Override
  public void process(Record<String, GaugeBatch> record) {
    GaugeBatch batch = record.value();
    String service = batch.getSource().getService();
    GaugeSeries series = GaugeSeries.of(batch.getReadings().get(0));
    Map<WindowId, GaugeWindow> changed = new LinkedHashMap<>();
    for (GaugeReading reading : batch.getReadings()) {
      windows.observe(reading.getTime());
      for (Resolution resolution : Resolution.ALL) {
        WindowId window = WindowId.holding(resolution, reading.getTime(), record.key());
        GaugeWindow content = changed.computeIfAbsent(window, windows::get);
        changed.put(
            window,
            content == null
                ? GaugeContent.first(service, series, window, reading)
                : GaugeContent.add(content, reading));
      }
    }
    List<OffsetRange> source = SourceOffset.rangesOf(record.headers());
    changed.forEach(
        (window, content) -> {
          content.setSources(OffsetRanges.joined(content.getSources(), source));
          windows.put(window, content);
        });
  }

  @Override
  public void close() {
    if (windows != null) {
      windows.close();
    }
  }

  private static GaugeWindow inState(GaugeWindow content, WindowId window, WindowState state) {
    content.setState(state);
    return content;
  }
}
