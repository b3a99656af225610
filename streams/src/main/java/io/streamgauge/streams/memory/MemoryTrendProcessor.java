package io.streamgauge.streams.memory;

import io.streamgauge.event.Collection;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.event.MemorySample;
import io.streamgauge.event.Source;
import io.streamgauge.metric.MemoryState;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.WindowState;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.intake.Tallies;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.OpenWindows;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.TimeMode;
import io.streamgauge.streams.window.Watermark;
import io.streamgauge.streams.window.WindowId;
import io.streamgauge.streams.window.WindowedStores;
import java.time.Duration;
import java.util.stream.LongStream;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Turns readings of one instance into windows of memory and load, each with the trend of the floor.
 */
public final class MemoryTrendProcessor
    implements Processor<String, MemoryBatch, String, MemoryTrend> {

  private static final char SEPARATOR = '\t';

  private final TimeMode mode;
  private final Duration reportEvery;
  private ProcessorContext<String, MemoryTrend> context;
  private KeyValueStore<String, MemoryState> instances;
  private WindowedStores<MemoryTrend> windows;
  private Watermark watermark;
  private OpenWindows open;
  private Tallies tallies;

  public MemoryTrendProcessor(TimeMode mode, Duration reportEvery) {
    this.mode = mode;
    this.reportEvery = reportEvery;
  }

  /** The key of an instance: {@code service\tinstance}. */
  public static String keyOf(Source source) {
    return source.getService().replace(SEPARATOR, ' ')
        + SEPARATOR
        + source.getInstance().replace(SEPARATOR, ' ');
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
    tallies = new Tallies(context.getStateStore(StoreNames.LATE));
    context.schedule(reportEvery, PunctuationType.WALL_CLOCK_TIME, this::reportAll);
  }

  @Override
  public void process(Record<String, MemoryBatch> record) {
    MemoryBatch batch = record.value();
    long now = context.currentSystemTimeMs();
    long newest = times(batch).max().orElse(Long.MIN_VALUE);
    if (newest == Long.MIN_VALUE) {
      return;
    }
    if (Watermark.isAhead(mode, newest, now)) {
      tally(batch, now, true);
      return;
    }
    if (watermark.isLate(WindowId.holding(Resolution.TEN_SECONDS, newest, record.key()).end())) {
      tally(batch, now, false);
      return;
    }
    watermark.observe(newest, now);
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

  private static LongStream times(MemoryBatch batch) {
    return LongStream.concat(
        batch.getSamples().stream().mapToLong(MemorySample::getTime),
        batch.getCollections().stream().mapToLong(Collection::getTime));
  }

  private void tally(MemoryBatch batch, long now, boolean ahead) {
    long readings = times(batch).count();
    tallies.update(
        batch.getSource().getService(),
        Topics.MEMORY.name(),
        now,
        tally -> {
          tally.setAhead(tally.getAhead() + (ahead ? readings : 0));
          tally.setLate(tally.getLate() + (ahead ? 0 : readings));
        });
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
