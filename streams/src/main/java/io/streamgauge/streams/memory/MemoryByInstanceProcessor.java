package io.streamgauge.streams.memory;

import io.streamgauge.event.Collection;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.event.MemorySample;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.intake.LeftOut;
import io.streamgauge.streams.intake.Punctuality;
import io.streamgauge.streams.intake.SourceOffset;
import io.streamgauge.streams.store.Keys;
import io.streamgauge.streams.window.TimeMode;
import java.util.stream.LongStream;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keys batches by instance, so that all readings of a heap meet; a batch is timely if its newest
 * reading is.
 */
public final class MemoryByInstanceProcessor
    implements Processor<String, MemoryBatch, String, MemoryBatch> {

  private final TimeMode mode;
  private ProcessorContext<String, MemoryBatch> context;
  private Punctuality punctuality;
  private LeftOut leftOut;

  public MemoryByInstanceProcessor(TimeMode mode) {
    this.mode = mode;
  }

  @Override
  public void init(ProcessorContext<String, MemoryBatch> processorContext) {
    context = processorContext;
    punctuality = new Punctuality(mode, context::currentSystemTimeMs);
    leftOut = new LeftOut(context, Topics.MEMORY);
  }

  @Override
  public void process(Record<String, MemoryBatch> record) {
    MemoryBatch batch = record.value();
    long readings = times(batch).count();
    if (readings == 0) {
      return;
    }
    String service = batch.getSource().getService();
    switch (punctuality.of(times(batch).max().orElseThrow())) {
      case LATE -> leftOut.count(service, readings, 0);
      case AHEAD -> leftOut.count(service, 0, readings);
      case TIMELY ->
          context.forward(
              record
                  .withKey(Keys.join(service, batch.getSource().getInstance()))
                  .withHeaders(SourceOffset.headersOf(context)));
    }
  }

  /** Times of all readings and collections, epoch milliseconds. */
  static LongStream times(MemoryBatch batch) {
    return LongStream.concat(
        batch.getSamples().stream().mapToLong(MemorySample::getTime),
        batch.getCollections().stream().mapToLong(Collection::getTime));
  }
}
