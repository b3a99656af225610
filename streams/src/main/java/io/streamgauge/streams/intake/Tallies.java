package io.streamgauge.streams.intake;

import io.streamgauge.metric.ServiceTally;
import io.streamgauge.streams.store.HeldEntries;
import java.util.function.Consumer;

/**
 * What each service sent to each topic, counted by one task. Not thread-safe: used by the task's
 * own thread.
 */
final class Tallies {

  private final HeldEntries<ServiceTally> entries;

  Tallies(HeldEntries<ServiceTally> entries) {
    this.entries = entries;
  }

  /** Changes the tally of a service and a topic. Wall clock in epoch milliseconds. */
  void update(String service, String topic, long wallClock, Consumer<ServiceTally> change) {
    String key = service + '\t' + topic;
    ServiceTally tally = entries.get(key);
    if (tally == null) {
      tally =
          ServiceTally.newBuilder()
              .setService(service)
              .setTopic(topic)
              .setFirstSeen(wallClock)
              .setLastSeen(wallClock)
              .build();
      entries.put(key, tally);
    }
    tally.setLastSeen(Math.max(tally.getLastSeen(), wallClock));
    Gaps before = Gaps.of(tally);
    change.accept(tally);
    before.noteGrowth(tally, wallClock);
  }
}
