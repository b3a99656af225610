package io.streamgauge.streams.memory;

import io.streamgauge.event.Collection;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.event.MemorySample;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.intake.Punctuality;
import io.streamgauge.streams.intake.Tallies;
import io.streamgauge.streams.store.Keys;
import io.streamgauge.streams.store.StoreNames;
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
  private Tallies tallies;

  public MemoryByInstanceProcessor(TimeMode mode) {
    this.mode = mode;
  }

  @Override
  public void init(ProcessorContext<String, MemoryBatch> processorContext) {
    context = processorContext;
    punctuality = new Punctuality(mode, context::currentSystemTimeMs);
    tallies = new Tallies(context.getStateStore(StoreNames.TALLIES));
  }

  @Override
  public void process(Record<String, MemoryBatch> record) {
    MemoryBatch batch = record.value();
    long readings = times(batch).count();
    if (readings == 0) {
      return;
    }
    switch (punctuality.of(times(batch).max().orElseThrow())) {
      case LATE -> leftOut(batch, readings, 0);
      case AHEAD -> leftOut(batch, 0, readings);
      case TIMELY ->
          context.forward(
              record.withKey(
                  Keys.join(batch.getSource().getService(), batch.getSource().getInstance())));
    }
  }

  private void leftOut(MemoryBatch batch, long late, long ahead) {
    tallies.leftOut(
        batch.getSource().getService(),
        Topics.MEMORY.name(),
        context.currentSystemTimeMs(),
        late,
        ahead);
  }

  /** Times of all readings and collections, epoch milliseconds. */
  static LongStream times(MemoryBatch batch) {
    return LongStream.concat(
        batch.getSamples().stream().mapToLong(MemorySample::getTime),
        batch.getCollections().stream().mapToLong(Collection::getTime));
  }
}
