package io.streamgauge.streams.caches;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.CacheSample;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.progress.PipelineClock;
import io.streamgauge.streams.progress.Stage;
import io.streamgauge.streams.progress.StageProgress;
import io.streamgauge.streams.store.Keys;
import io.streamgauge.streams.store.SilentEntries;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Cadence;
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
  private KeyValueStore<String, CacheBatch> readings;
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
      windows.closeWith(SilentEntries.forget(context, readings, CacheRatioProcessor::timeOf));
    }
  }

  private static long timeOf(CacheBatch reading) {
    return reading.getSamples().get(0).getTime();
  }

  @Override
  public void process(Record<String, CacheBatch> record) {
    CacheBatch batch = record.value();
    CacheSample sample = batch.getSamples().get(0);
    windows.observe(sample.getTime());
    String reading = inInstance(record.key(), batch.getSource().getInstance());
    CacheBatch before = readings.get(reading);
    CounterDelta.between(before, batch)
        .ifPresentOrElse(
            delta -> {
              readings.put(reading, batch);
              add(record.key(), batch, delta);
            },
            () -> {
              if (before == null) {
                readings.put(reading, batch);
              }
            });
  }

  private void add(String key, CacheBatch batch, CounterDelta delta) {
    CacheSample sample = batch.getSamples().get(0);
    Long size = totalSize(key, sample.getTime() - INSTANCE_SILENT_AFTER.toMillis());
    for (Resolution resolution : Resolution.ALL) {
      WindowId window = WindowId.holding(resolution, sample.getTime(), key);
      CacheRatio current = windows.get(window);
      if (current == null) {
        current =
            CacheWindow.empty(
                batch.getSource().getService(), sample.getCache(), window, sample.getTime());
      }
      windows.put(window, CacheWindow.add(current, delta, sample.getTime(), size));
    }
  }

  private Long totalSize(String key, long since) {
    Long total = null;
    try (KeyValueIterator<String, CacheBatch> all =
        readings.prefixScan(inInstance(key, ""), new StringSerializer())) {
      while (all.hasNext()) {
        CacheSample reading = all.next().value.getSamples().get(0);
        if (reading.getSize() != null && reading.getTime() >= since) {
          total = reading.getSize() + (total == null ? 0L : total);
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
