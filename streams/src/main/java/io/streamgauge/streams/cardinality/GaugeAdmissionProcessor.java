package io.streamgauge.streams.cardinality;

import io.streamgauge.event.GaugeBatch;
import io.streamgauge.streams.store.StoreNames;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Lets the readings of gauges through that have a place in their service's budget of series, and
 * refuses and counts all others: different gauges have no sum that says anything. Batches come
 * keyed by series, so each series is decided on in one place, and has all of its readings or none.
 */
public final class GaugeAdmissionProcessor
    implements Processor<String, GaugeBatch, String, GaugeBatch> {

  private static final Duration SWEEP = Duration.ofMinutes(10);

  private final SeriesBudget budget;
  private final Duration storeEvery;
  private ProcessorContext<String, GaugeBatch> context;
  private List<Cancellable> scheduled = List.of();
  private SeriesAdmission admission;
  private Overflows refused;

  /**
   * @param storeEvery how often what was refused is stored, by the wall clock
   */
  public GaugeAdmissionProcessor(SeriesBudget budget, Duration storeEvery) {
    this.budget = budget;
    this.storeEvery = storeEvery;
  }

  @Override
  public void init(ProcessorContext<String, GaugeBatch> processorContext) {
    context = processorContext;
    admission = new SeriesAdmission(context.getStateStore(StoreNames.GAUGE_SERIES), budget.share());
    refused = new Overflows(context.getStateStore(StoreNames.GAUGE_OVERFLOW_SKETCHES));
    close(); // where init is tried again without it
    scheduled =
        List.of(
            context.schedule(storeEvery, PunctuationType.WALL_CLOCK_TIME, now -> refused.store()),
            context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, this::forgetSilent));
  }

  @Override
  public void process(Record<String, GaugeBatch> record) {
    long now = context.currentSystemTimeMs();
    String key = StoreNames.GAUGE_SERIES_PREFIX + record.key();
    if (admission.admits(key, now)) {
      context.forward(record);
    } else {
      refused.add(key, record.value().getReadings().size(), now);
    }
  }

  private void forgetSilent(long now) {
    admission.forgetSilent(now);
    refused.forgetSilent(now);
  }

  @Override
  public void close() {
    scheduled.forEach(Cancellable::cancel);
  }
}
