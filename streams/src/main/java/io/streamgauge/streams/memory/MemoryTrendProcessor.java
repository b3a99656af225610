package io.streamgauge.streams.memory;

import io.streamgauge.event.MemoryBatch;
import io.streamgauge.metric.MemoryState;
import io.streamgauge.metric.MemoryTrend;
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
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Turns readings of one instance into windows of memory and load, each with the trend of the floor.
 */
public final class MemoryTrendProcessor
    implements Processor<String, MemoryBatch, String, MemoryTrend> {

  private static final Duration SWEEP = Duration.ofHours(1);
  private static final Duration FORGET_AFTER = Duration.ofDays(7);

  private final TimeMode mode;
  private final Duration reportEvery;
  private ProcessorContext<String, MemoryTrend> context;
  private KeyValueStore<String, MemoryState> instances;
  private WindowedStores<MemoryTrend> windows;
  private Watermark watermark;
  private OpenWindows open;

  public MemoryTrendProcessor(TimeMode mode, Duration reportEvery) {
    this.mode = mode;
    this.reportEvery = reportEvery;
  }

  @Override
  public void init(ProcessorContext<String, MemoryTrend> processorContext) {
    context = processorContext;
    instances = context.getStateStore(StoreNames.MEMORY_INSTANCES);
    windows = new WindowedStores<>(context, StoreNames.MEMORY);
    watermark = new Watermark(mode);
    open =
        new OpenWindows(
            context.getStateStore(StoreNames.MEMORY.open()),
            watermark,
            context.currentSystemTimeMs());
    context.schedule(reportEvery, PunctuationType.WALL_CLOCK_TIME, this::reportAll);
    if (mode instanceof TimeMode.Live) {
      context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, this::forgetSilentInstances);
    }
  }

  @Override
  public void process(Record<String, MemoryBatch> record) {
    MemoryBatch batch = record.value();
    long newest = MemoryByInstanceProcessor.times(batch).max().orElse(Long.MIN_VALUE);
    watermark.observe(newest, context.currentSystemTimeMs());
    apply(record.key(), batch);
  }

  private void apply(String key, MemoryBatch batch) {
    InstanceMemory.Change change =
        InstanceMemory.apply(
            instances.get(key),
            batch,
            (resolution, start) ->
                windows.get(new WindowId(Resolution.ofMillis(resolution), start, key)));
    instances.put(key, change.state());
    for (MemoryTrend trend : change.windows()) {
      WindowId window =
          new WindowId(Resolution.ofMillis(trend.getResolution()), trend.getStart(), key);
      windows.put(window, trend);
      open.changed(window);
    }
  }

  private void forgetSilentInstances(long wallClock) {
    try (KeyValueIterator<String, MemoryState> all = instances.all()) {
      while (all.hasNext()) {
        var entry = all.next();
        if (watermark.latest() - entry.value.getLatest() > FORGET_AFTER.toMillis()) {
          instances.delete(entry.key);
        }
      }
    }
  }

  private void reportAll(long wallClock) {
    windows.ensureSegments(wallClock);
    open.report(wallClock, this::report);
  }

  private void report(WindowId window, WindowState state) {
    MemoryTrend trend = windows.get(window);
    if (trend != null) {
      trend.setState(state);
      context.forward(new Record<>(window.key(), trend, Math.max(0, trend.getLastEvent())));
    }
  }
}
