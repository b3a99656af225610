package io.streamgauge.streams.caches;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.intake.SourceOffset;
import io.streamgauge.streams.progress.PipelineClock;
import io.streamgauge.streams.progress.Stage;
import io.streamgauge.streams.progress.StageProgress;
import io.streamgauge.streams.store.Keys;
import io.streamgauge.streams.store.SilentEntries;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Cadence;
import io.streamgauge.streams.window.OffsetRanges;
import io.streamgauge.streams.window.ReportedWindows;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.TimeMode;
import io.streamgauge.streams.window.WindowId;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Turns readings of cumulative counters into hit ratios per cache and window, over all instances of
 * a service.
 */
public final class CacheRatioProcessor
    implements Processor<String, CacheBatch, String, SpecificRecord> {

  private static final Duration INSTANCE_SILENT_AFTER = Duration.ofMinutes(5);

  private final TimeMode mode;
  private final Cadence cadence;
  private final PipelineClock clock;
  private KeyValueStore<String, CacheReading> readings;
  private ReportedWindows<CacheRatio, SpecificRecord> windows;

  /**
   * @param clock knows how far the stage has come
   */
  public CacheRatioProcessor(TimeMode mode, Cadence cadence, PipelineClock clock) {
    this.mode = mode;
    this.cadence = cadence;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    readings = context.getStateStore(StoreNames.CACHE_READINGS);
    windows =
        new ReportedWindows<>(
            context,
            StoreNames.CACHES,
            mode,
            cadence,
            CacheRatio::getLastEvent,
            CacheRatioProcessor::inState);
    windows.tell(new StageProgress(context, Stage.CACHE_RATIOS, clock));
    if (mode instanceof TimeMode.Live) {
      windows.closeWith(SilentEntries.forget(context, readings, CacheReading::time));
    }
  }

  @Override
  public void process(Record<String, CacheBatch> record) {
    CacheReading reading = new CacheReading(record.value(), SourceOffset.of(record.headers()));
    windows.observe(reading.time());
    String instance = inInstance(record.key(), reading.batch().getSource().getInstance());
    CacheReading before = readings.get(instance);
    CounterDelta.between(before == null ? null : before.batch(), reading.batch())
        .ifPresentOrElse(
            delta -> {
              readings.put(instance, reading);
              add(record.key(), before, reading, delta);
            },
            () -> {
              if (before == null) {
                readings.put(instance, reading);
              }
            });
  }

  private void add(
      String key, @Nullable CacheReading before, CacheReading reading, CounterDelta delta) {
    OffsetRanges sources = new OffsetRanges();
    sources.add(reading.sources());
    if (before != null) {
      sources.add(before.sources());
    }
    Long size = totalSize(key, reading.time() - INSTANCE_SILENT_AFTER.toMillis(), sources);
    for (Resolution resolution : Resolution.ALL) {
      WindowId window = WindowId.holding(resolution, reading.time(), key);
      CacheRatio content = windows.get(window);
      if (content == null) {
        content = CacheWindow.empty(reading, window);
      }
      CacheWindow.add(content, delta, reading.time(), size);
      content.setSources(OffsetRanges.joined(content.getSources(), sources.toList()));
      windows.put(window, content);
    }
  }

  /** Also adds where the readings lie that it is the total of. */
  private @Nullable Long totalSize(String key, long since, OffsetRanges sources) {
    Long total = null;
    try (KeyValueIterator<String, CacheReading> all =
        readings.prefixScan(inInstance(key, ""), new StringSerializer())) {
      while (all.hasNext()) {
        CacheReading reading = all.next().value;
        Long size = reading.sample().getSize();
        if (size != null && reading.time() >= since) {
          total = size + (total == null ? 0L : total);
          sources.add(reading.sources());
        }
      }
    }
    return total;
  }

  /** The key of a cache in one instance: {@code service\tcache\tinstance}. */
  private static String inInstance(String cacheKey, String instance) {
    return cacheKey + Keys.join("", instance);
  }

  @Override
  public void close() {
    if (windows != null) {
      windows.close();
    }
  }

  private static CacheRatio inState(CacheRatio ratio, WindowId window, WindowState state) {
    ratio.setState(state);
    return ratio;
  }
}
