package io.streamgauge.streams.caches;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.CacheSample;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.intake.BatchHeader;
import io.streamgauge.streams.intake.LeftOut;
import io.streamgauge.streams.intake.MalformedBatchException;
import io.streamgauge.streams.intake.Punctuality;
import io.streamgauge.streams.intake.SourceOffset;
import io.streamgauge.streams.store.Keys;
import io.streamgauge.streams.window.TimeMode;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Splits batches into batches of one reading each, keyed by service and cache, so that all readings
 * of a cache meet.
 */
public final class SplitByCacheProcessor
    implements Processor<String, CacheBatch, String, CacheBatch> {

  private final TimeMode mode;
  private ProcessorContext<String, CacheBatch> context;
  private Punctuality punctuality;
  private LeftOut leftOut;

  public SplitByCacheProcessor(TimeMode mode) {
    this.mode = mode;
  }

  @Override
  public void init(ProcessorContext<String, CacheBatch> processorContext) {
    context = processorContext;
    punctuality = new Punctuality(mode, context::currentSystemTimeMs);
    leftOut = new LeftOut(context, Topics.CACHES);
  }

  @Override
  public void process(Record<String, CacheBatch> record) {
    CacheBatch batch = record.value();
    batch.getSamples().forEach(SplitByCacheProcessor::check);
    String service = batch.getSource().getService();
    for (CacheSample sample : batch.getSamples()) {
      switch (punctuality.of(sample.getTime())) {
        case LATE -> leftOut.count(service, 1, 0);
        case AHEAD -> leftOut.count(service, 0, 1);
        case TIMELY -> forward(service, batch, sample);
      }
    }
  }

  private void forward(String service, CacheBatch batch, CacheSample sample) {
    CacheBatch single = CacheBatch.newBuilder(batch).setSamples(List.of(sample)).build();
    context.forward(
        new Record<>(
            Keys.join(service, sample.getCache()),
            single,
            Math.max(0, sample.getTime()),
            SourceOffset.headersOf(context)));
  }

  private static void check(CacheSample sample) {
    BatchHeader.requireName("cache", sample.getCache());
    requireNotNegative(sample, "hits", sample.getHits());
    requireNotNegative(sample, "misses", sample.getMisses());
    requireNotNegative(sample, "loads", sample.getLoads());
    requireNotNegative(sample, "loadFailures", sample.getLoadFailures());
    requireNotNegative(sample, "loadTime", sample.getLoadTime());
    requireNotNegative(sample, "evictions", sample.getEvictions());
  }

  private static void requireNotNegative(CacheSample sample, String field, long value) {
    if (value < 0) {
      throw new MalformedBatchException(
          field + " of cache " + sample.getCache() + " is " + value + "; it must be 0 or more");
    }
  }
}
