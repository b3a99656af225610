package io.streamgauge.streams.latency;

import io.streamgauge.event.QueryBatch;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.Source;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Measure;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.intake.LeftOut;
import io.streamgauge.streams.intake.Punctuality;
import io.streamgauge.streams.store.CommitFlush;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.TimeMode;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gathers batches of timed events into latency deltas, keyed by series, which are forwarded as a
 * part of every commit.
 */
public final class CombineProcessor<B extends SpecificRecord>
    implements Processor<String, B, String, LatencyDelta> {

  /** Bounds the heap that is taken where very many series are live. */
  private static final int MOST_HELD =
      (int) Math.min(200_000, Runtime.getRuntime().maxMemory() / 8 / 2048);

  /**
   * What is told apart within a service, besides environment and version.
   *
   * @param tag name of the tag that counts; empty if none does
   * @param most variants that one task tells apart
   */
  public record Variants(String tag, int most) {}

  private final TimeMode mode;
  private final Topic<B> topic;
  private final Function<B, Source> sourceOf;
  private final BiConsumer<TimedColumns, B> reader;
  private final Measure measure;
  private final Variants told;
  private final TimedColumns columns = new TimedColumns();
  private ProcessorContext<String, LatencyDelta> context;
  private LatencyGather gather;
  private SourceVariants variants;
  private LeftOut leftOut;
  private Punctuality punctuality;

  private CombineProcessor(
      TimeMode mode,
      Measure measure,
      Topic<B> topic,
      Function<B, Source> sourceOf,
      BiConsumer<TimedColumns, B> reader,
      Variants told) {
    this.mode = mode;
    this.topic = topic;
    this.sourceOf = sourceOf;
    this.reader = reader;
    this.measure = measure;
    this.told = told;
  }

  public static CombineProcessor<RequestBatch> requests(TimeMode mode, Variants told) {
    return new CombineProcessor<>(
        mode, Measure.REQUESTS, Topics.REQUESTS, RequestBatch::getSource, TimedColumns::read, told);
  }

  public static CombineProcessor<QueryBatch> queries(TimeMode mode, Variants told) {
    return new CombineProcessor<>(
        mode, Measure.QUERIES, Topics.QUERIES, QueryBatch::getSource, TimedColumns::read, told);
  }

  @Override
  public void init(ProcessorContext<String, LatencyDelta> processorContext) {
    context = processorContext;
    gather = new LatencyGather(measure); // anew where a task begins again
    variants = new SourceVariants(told.tag(), told.most(), context::currentSystemTimeMs);
    leftOut = new LeftOut(context, topic);
    punctuality = new Punctuality(mode, context::currentSystemTimeMs);
    CommitFlush commit = context.getStateStore(StoreNames.INTAKE_COMMIT);
    commit.onCommit(context, this::flush);
  }

  @Override
  public void process(Record<String, B> record) {
    reader.accept(columns, record.value());
    context
        .recordMetadata()
        .ifPresent(place -> gather.noteSource(place.partition(), place.offset()));
    Source source = sourceOf.apply(record.value());
    punctuality.begin();
    LatencyGather.LeftOutEvents left =
        gather.add(source.getService(), variants.of(source), columns, punctuality);
    leftOut.count(source.getService(), left.late(), left.ahead());
    if (gather.size() >= MOST_HELD) {
      CommitFlush.orFail(
          this::flush); // in the transaction of what is processed, like the flush in the commit
    }
  }

  private void flush() {
    gather.flush(
        (series, delta) ->
            context.forward(
                new Record<>(series.toString(), delta, Math.max(0, delta.getLastEvent()))));
  }
}
