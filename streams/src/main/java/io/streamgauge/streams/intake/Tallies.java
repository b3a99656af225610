package io.streamgauge.streams.intake;

import io.streamgauge.metric.ServiceTally;
import io.streamgauge.streams.store.HeldEntries;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What each service sent to one topic, counted by one task and held until the commit. Not
 * thread-safe: used by the task's own thread.
 */
final class Tallies {

  private final String topic;
  private final HeldEntries<ServiceTally> entries;

  Tallies(KeyValueStore<String, ServiceTally> store, String topic) {
    this.topic = topic;
    this.entries = new HeldEntries<>(store, "", '\t' + topic);
  }

  /** Changes the tally of a service. Wall clock in epoch milliseconds. */
  void update(String service, long wallClock, Consumer<ServiceTally> change) {
    ServiceTally tally = entries.get(service);
    if (tally == null) {
      tally =
          ServiceTally.newBuilder()
              .setService(service)
              .setTopic(topic)
              .setFirstSeen(wallClock)
              .setLastSeen(wallClock)
              .build();
      entries.put(service, tally);
    }
    tally.setLastSeen(Math.max(tally.getLastSeen(), wallClock));
    Gaps before = Gaps.of(tally);
    change.accept(tally);
    before.noteGrowth(tally, wallClock);
  }

  /** Writes and drops what is held; to be called in every commit. */
  void flush() {
    entries.flush();
  }
}
