package io.streamgauge.streams.intake;

import io.streamgauge.metric.ProducerPosition;
import io.streamgauge.metric.ServiceTally;
import io.streamgauge.schemas.Topic;
import io.streamgauge.streams.store.CommitFlush;
import io.streamgauge.streams.store.CommitPace;
import io.streamgauge.streams.store.HeldEntries;
import io.streamgauge.streams.store.SilentEntries;
import io.streamgauge.streams.store.StoreNames;
import java.time.Duration;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Takes batches in: counts what was lost, repeated or dropped before it came here, and lets every
 * batch through exactly once. What it counts is held between commits.
 */
public final class IntakeProcessor<B extends SpecificRecord>
    implements Processor<String, B, String, B> {

  private final Topic<B> topic;
  private final Function<B, BatchHeader> headerOf;
  private final Duration commitEvery;
  private Cancellable sweeps;
  private Cancellable commits;
  private ProcessorContext<String, B> context;
  private HeldEntries<ProducerPosition> producers;
  private Tallies tallies;

  /**
   * @param commitEvery how often the task commits, by the wall clock
   */
  public IntakeProcessor(Topic<B> topic, Function<B, BatchHeader> headerOf, Duration commitEvery) {
    this.topic = topic;
    this.headerOf = headerOf;
    this.commitEvery = commitEvery;
  }

  @Override
  public void init(ProcessorContext<String, B> processorContext) {
    context = processorContext;
    KeyValueStore<String, ProducerPosition> positions = context.getStateStore(StoreNames.PRODUCERS);
    producers = new HeldEntries<>(positions, topic.name() + '\t', "");
    tallies = new Tallies(context.getStateStore(StoreNames.TALLIES), topic.name());
    CommitFlush commit = context.getStateStore(StoreNames.INTAKE_COMMIT);
    commit.onCommit(context, producers::flush);
    commit.onCommit(context, tallies::flush);
    close(); // where init is tried again without it
    sweeps = SilentEntries.forget(context, positions, ProducerPosition::getLastSeen);
    commits = CommitPace.schedule(context, commitEvery);
  }

  @Override
  public void process(Record<String, B> record) {
    if (record.value() == null) {
      throw new MalformedBatchException("the value is null; a batch is required");
    }
    BatchHeader header = headerOf.apply(record.value());
    SequenceCheck.Verdict verdict = check(header);
    tallies.update(
        header.service(), context.currentSystemTimeMs(), tally -> count(tally, header, verdict));
    if (!verdict.repeated()) {
      context.forward(record);
    }
  }

  private SequenceCheck.Verdict check(BatchHeader header) {
    if (header.producerId().isEmpty()) {
      return SequenceCheck.Verdict.NEXT;
    }
    ProducerPosition position = producers.get(header.producerId());
    if (position == null) {
      position = SequenceCheck.unseen(header, topic.name());
      producers.put(header.producerId(), position);
    }
    SequenceCheck.Verdict verdict = SequenceCheck.check(position, header.sequence());
    position.setLastSeen(context.currentSystemTimeMs());
    return verdict;
  }

  private static void count(ServiceTally tally, BatchHeader header, SequenceCheck.Verdict verdict) {
    if (verdict.repeated()) {
      tally.setRepeated(tally.getRepeated() + 1);
      return;
    }
    tally.setBatches(tally.getBatches() + 1);
    tally.setEvents(tally.getEvents() + header.events());
    tally.setLost(tally.getLost() + verdict.lost());
    tally.setDropped(tally.getDropped() + header.dropped());
  }

  @Override
  public void close() {
    if (commits != null) {
      sweeps.cancel();
      commits.cancel();
    }
  }
}
