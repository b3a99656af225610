package io.streamgauge.streams.memory;

import io.streamgauge.event.MemoryBatch;
import io.streamgauge.metric.MemoryState;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.intake.SourceOffset;
import io.streamgauge.streams.progress.PipelineClock;
import io.streamgauge.streams.progress.Stage;
import io.streamgauge.streams.progress.StageProgress;
import io.streamgauge.streams.store.SilentEntries;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Cadence;
import io.streamgauge.streams.window.ReportedWindows;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.TimeMode;
import io.streamgauge.streams.window.WindowId;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Turns readings of one instance into windows of memory and load, each with the trend of the floor.
 */
public final class MemoryTrendProcessor
    implements Processor<String, MemoryBatch, String, SpecificRecord> {

  private final TimeMode mode;
  private final Cadence cadence;
  private final PipelineClock clock;
  private KeyValueStore<String, MemoryState> instances;
  private ReportedWindows<MemoryTrend, SpecificRecord> windows;

  /**
   * @param clock knows how far the stage has come
   */
  public MemoryTrendProcessor(TimeMode mode, Cadence cadence, PipelineClock clock) {
    this.mode = mode;
    this.cadence = cadence;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    instances = context.getStateStore(StoreNames.MEMORY_INSTANCES);
    windows =
        new ReportedWindows<>(
            context,
            StoreNames.MEMORY,
            mode,
            cadence,
            MemoryTrend::getLastEvent,
            MemoryTrendProcessor::inState);
    windows.tell(new StageProgress(context, Stage.MEMORY_TRENDS, clock));
    if (mode instanceof TimeMode.Live) {
      windows.closeWith(SilentEntries.forget(context, instances, MemoryState::getLatest));
    }
  }

  @Override
  public void process(Record<String, MemoryBatch> record) {
    MemoryBatch batch = record.value();
    windows.observe(MemoryByInstanceProcessor.times(batch).max().orElseThrow());
    String key = record.key();
    InstanceMemory.Change change =
        InstanceMemory.apply(
            instances.get(key),
            batch,
            SourceOffset.rangesOf(record.headers()),
            (resolution, start) ->
                windows.get(new WindowId(Resolution.ofMillis(resolution), start, key)));
    instances.put(key, change.state());
    for (MemoryTrend trend : change.windows()) {
      windows.put(
          new WindowId(Resolution.ofMillis(trend.getResolution()), trend.getStart(), key), trend);
    }
  }

  @Override
  public void close() {
    if (windows != null) {
      windows.close();
    }
  }

  private static MemoryTrend inState(MemoryTrend trend, WindowId window, WindowState state) {
    trend.setState(state);
    return trend;
  }
}
