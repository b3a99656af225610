package io.streamgauge.streams.cardinality;

import static java.util.Objects.requireNonNull;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.streams.store.StoreNames;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends each delta to the windows of its own series, or to the overflow where its service has more
 * series than its budget. Deltas come keyed by series, so each series is decided on in one place
 * and its counts are never split while it is admitted.
 */
public final class AdmissionProcessor
    implements Processor<String, LatencyDelta, String, LatencyDelta> {

  private static final Duration SWEEP = Duration.ofMinutes(10);

  /**
   * The nodes that come next.
   *
   * @param admitted takes the deltas of series that have a place
   * @param overflow takes all others
   * @param variants takes those of variants in any case, before the others do
   */
  public record Ways(String admitted, String overflow, String variants) {

    public Ways {
      requireNonNull(admitted, "admitted");
      requireNonNull(overflow, "overflow");
      requireNonNull(variants, "variants");
    }
  }

  private final SeriesBudget budget;
  private final Duration storeEvery;
  private final Ways ways;
  private ProcessorContext<String, LatencyDelta> context;
  private List<Cancellable> scheduled = List.of();
  private SeriesAdmission admission;
  private Overflows overflows;

  /**
   * @param storeEvery how often what overflowed is stored, by the wall clock
   */
  public AdmissionProcessor(SeriesBudget budget, Duration storeEvery, Ways ways) {
    this.budget = budget;
    this.storeEvery = storeEvery;
    this.ways = ways;
  }

  @Override
  public void init(ProcessorContext<String, LatencyDelta> processorContext) {
    context = processorContext;
    admission =
        new SeriesAdmission(context.getStateStore(StoreNames.LATENCY_SERIES), budget.share());
    overflows = new Overflows(context.getStateStore(StoreNames.LATENCY_OVERFLOW_SKETCHES));
    close(); // where init is tried again without it
    scheduled =
        List.of(
            context.schedule(storeEvery, PunctuationType.WALL_CLOCK_TIME, now -> overflows.store()),
            context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, this::forgetSilent));
  }

  @Override
  public void process(Record<String, LatencyDelta> record) {
    long now = context.currentSystemTimeMs();
    boolean admitted = admission.admits(record.key(), now);
    forwardVariant(record, admitted);
    if (admitted) {
      context.forward(record, ways.admitted());
    } else {
      overflows.add(record.key(), record.value().getCount(), now);
      context.forward(record, ways.overflow());
    }
  }

  /** What has no place adds up here in the overflow of its variant: each partition has a part. */
  private void forwardVariant(Record<String, LatencyDelta> record, boolean admitted) {
    if (!record.value().getVariant().isEmpty()) {
      context.forward(
          admitted ? record : record.withKey(Overflow.keyOf(record.key())), ways.variants());
    }
  }

  private void forgetSilent(long now) {
    admission.forgetSilent(now);
    overflows.forgetSilent(now);
  }

  @Override
  public void close() {
    scheduled.forEach(Cancellable::cancel);
  }
}
