package io.streamgauge.streams.latency;

import io.streamgauge.bench.load.EventShape;
import io.streamgauge.bench.load.SampleBatches;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.metric.Measure;
import io.streamgauge.streams.intake.Punctuality;
import io.streamgauge.streams.window.TimeMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What it costs per event to gather decoded batches of 200 into 500 series of one window, as {@link
 * CombineProcessor} does.
 */
@State(Scope.Thread)
@OperationsPerInvocation(SampleBatches.EVENTS_PER_BATCH)
public class CombineBenchmark {

  private static final int EVENTS = 50_000;
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final LatencyGather gather = new LatencyGather(Measure.REQUESTS);
  private final SourceVariants variants = new SourceVariants("", 32, () -> 0);
  private final Punctuality punctuality =
      new Punctuality(TimeMode.Live.defaults(), () -> SampleBatches.FIRST_TIME + WINDOW.toMillis());
  private final TimedColumns again = new TimedColumns();
  private final List<TimedColumns> columns = new ArrayList<>();
  private List<RequestBatch> batches;
  private int next;

  @Setup
  public void prepare() {
    batches = SampleBatches.read(SampleBatches.of(EventShape.TYPICAL, EVENTS, WINDOW));
    for (RequestBatch batch : batches) {
      TimedColumns one = new TimedColumns();
      one.read(batch);
      columns.add(one);
    }
  }

  @Benchmark
  public int add() {
    int turn = turn();
    return add(batches.get(turn), columns.get(turn));
  }

  @Benchmark
  public int checkAndAdd() {
    RequestBatch batch = batches.get(turn());
    again.read(batch);
    return add(batch, again);
  }

  private int add(RequestBatch batch, TimedColumns timed) {
    punctuality.begin();
    LatencyGather.LeftOutEvents left =
        gather.add(
            batch.getSource().getService(), variants.of(batch.getSource()), timed, punctuality);
    if (left != LatencyGather.LeftOutEvents.NONE) {
      throw new IllegalStateException("all events are timely, but " + left);
    }
    return gather.size();
  }

  private int turn() {
    next = next + 1 < batches.size() ? next + 1 : 0;
    return next;
  }
}
