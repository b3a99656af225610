package io.streamgauge.streams.latency;

import io.streamgauge.event.QueryBatch;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.intake.BatchHeader;
import io.streamgauge.streams.intake.Punctuality;
import io.streamgauge.streams.intake.Tallies;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.TimeMode;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Turns each batch of timed events into latency deltas, keyed by series. */
public final class CombineProcessor<B extends SpecificRecord>
    implements Processor<String, B, String, LatencyDelta> {

  private interface Combination<B> {
    DeltaCombiner.Combined combine(B batch, Punctuality punctuality);
  }

  private final TimeMode mode;
  private final Topic<B> topic;
  private final Function<B, BatchHeader> headerOf;
  private final Combination<B> combination;
  private ProcessorContext<String, LatencyDelta> context;
  private Tallies tallies;
  private Punctuality punctuality;

  private CombineProcessor(
      TimeMode mode,
      Topic<B> topic,
      Function<B, BatchHeader> headerOf,
      Combination<B> combination) {
    this.mode = mode;
    this.topic = topic;
    this.headerOf = headerOf;
    this.combination = combination;
  }

  public static CombineProcessor<RequestBatch> requests(TimeMode mode) {
    return new CombineProcessor<>(mode, Topics.REQUESTS, BatchHeader::of, DeltaCombiner::combine);
  }

  public static CombineProcessor<QueryBatch> queries(TimeMode mode) {
    return new CombineProcessor<>(mode, Topics.QUERIES, BatchHeader::of, DeltaCombiner::combine);
  }

  @Override
  public void init(ProcessorContext<String, LatencyDelta> processorContext) {
    context = processorContext;
    tallies = new Tallies(context.getStateStore(StoreNames.TALLIES));
    punctuality = new Punctuality(mode, context::currentSystemTimeMs);
  }

  @Override
  public void process(Record<String, B> record) {
    DeltaCombiner.Combined combined = combination.combine(record.value(), punctuality);
    if (combined.late() + combined.ahead() > 0) {
      tallies.leftOut(
          headerOf.apply(record.value()).service(),
          topic.name(),
          context.currentSystemTimeMs(),
          combined.late(),
          combined.ahead());
    }
    for (LatencyDelta delta : combined.deltas()) {
      SeriesKey key = new SeriesKey(delta.getMeasure(), delta.getService(), delta.getSeries());
      context.forward(new Record<>(key.toString(), delta, Math.max(0, delta.getLastEvent())));
    }
  }
}
