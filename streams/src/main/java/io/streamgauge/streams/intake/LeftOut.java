package io.streamgauge.streams.intake;

import io.streamgauge.metric.ServiceTally;
import io.streamgauge.schemas.Topic;
import io.streamgauge.streams.store.CommitFlush;
import io.streamgauge.streams.store.StoreNames;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Counts the events of a topic that are left out because of their time, per service, and adds them
 * to the tallies in every commit. Not thread-safe: used by the task's own thread.
 */
public final class LeftOut {

  private record Counts(long late, long ahead) {

    Counts plus(Counts more) {
      return new Counts(late + more.late, ahead + more.ahead);
    }

    void addTo(ServiceTally tally) {
      tally.setLate(tally.getLate() + late);
      tally.setAhead(tally.getAhead() + ahead);
    }
  }

  private final ProcessorContext<?, ?> context;
  private final String topic;
  private final Map<String, Counts> byService = new HashMap<>();

  /** To be made in a processor's {@code init}. */
  public LeftOut(ProcessorContext<?, ?> context, Topic<?> topic) {
    this.context = context;
    this.topic = topic.name();
    CommitFlush commit = context.getStateStore(StoreNames.INTAKE_COMMIT);
    commit.onCommit(context, this::flush);
  }

  /**
   * Counts events that were left out.
   *
   * @param late those that came after the grace
   * @param ahead those whose clock must be wrong
   */
  public void count(String service, long late, long ahead) {
    if (late + ahead > 0) {
      byService.merge(service, new Counts(late, ahead), Counts::plus);
    }
  }

  /**
   * Runs after the intake's own flush in the same commit, because the intake comes first in the
   * topology; so it finds the tallies as they are, and holds none of them beyond this call.
   */
  private void flush() {
    if (byService.isEmpty()) {
      return;
    }
    Tallies tallies = new Tallies(context.getStateStore(StoreNames.TALLIES), topic);
    long now = context.currentSystemTimeMs();
    byService.forEach((service, counts) -> tallies.update(service, now, counts::addTo));
    tallies.flush();
    byService.clear();
  }
}
