package io.streamgauge.streams.intake;

import io.streamgauge.metric.ServiceTally;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What each service sent to each topic, counted by one task. Not thread-safe: used by the task's
 * own thread.
 */
public final class Tallies {

  private final KeyValueStore<String, ServiceTally> store;

  public Tallies(KeyValueStore<String, ServiceTally> store) {
    this.store = store;
  }

  /** Changes the tally of a service and a topic. Wall clock in epoch milliseconds. */
  public void update(String service, String topic, long wallClock, Consumer<ServiceTally> change) {
    String key = service + '\t' + topic;
    ServiceTally tally = store.get(key);
    if (tally == null) {
      tally =
          ServiceTally.newBuilder()
              .setService(service)
              .setTopic(topic)
              .setFirstSeen(wallClock)
              .setLastSeen(wallClock)
              .build();
    }
    tally.setLastSeen(Math.max(tally.getLastSeen(), wallClock));
    change.accept(tally);
    store.put(key, tally);
  }

  /**
   * Counts events that were left out.
   *
   * @param late those that came after the grace
   * @param ahead those whose clock must be wrong
   */
  public void leftOut(String service, String topic, long wallClock, long late, long ahead) {
    update(
        service,
        topic,
        wallClock,
        tally -> {
          tally.setLate(tally.getLate() + late);
          tally.setAhead(tally.getAhead() + ahead);
        });
  }
}
