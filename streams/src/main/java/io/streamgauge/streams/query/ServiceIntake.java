package io.streamgauge.streams.query;

import io.streamgauge.metric.ProducerPosition;
import io.streamgauge.metric.ServiceTally;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the tasks of this process have taken in of one service. Times are epoch milliseconds of the
 * wall clock. Not thread-safe.
 */
final class ServiceIntake {

  private final Map<EventKind, ServiceTally> kinds = new EnumMap<>(EventKind.class);
  private final SortedMap<String, Long> instances = new TreeMap<>();
  private long firstSeen = Long.MAX_VALUE;
  private long lastSeen;
  private long lastHeard;

  void add(ServiceTally tally) {
    firstSeen = Math.min(firstSeen, tally.getFirstSeen());
    lastSeen = Math.max(lastSeen, tally.getLastSeen());
    EventKind.ofTopic(tally.getTopic()).ifPresent(kind -> add(kind, tally));
  }

  private void add(EventKind kind, ServiceTally tally) {
    kinds.merge(kind, tally, ServiceIntake::sum);
    if (kind.isHeard()) {
      lastHeard = Math.max(lastHeard, tally.getLastSeen());
    }
  }

  void add(ProducerPosition publisher) {
    instances.merge(publisher.getInstance(), publisher.getLastSeen(), Math::max);
  }

  private static ServiceTally sum(ServiceTally a, ServiceTally b) {
    return ServiceTally.newBuilder(a)
        .setFirstSeen(Math.min(a.getFirstSeen(), b.getFirstSeen()))
        .setLastSeen(Math.max(a.getLastSeen(), b.getLastSeen()))
        .setBatches(a.getBatches() + b.getBatches())
        .setEvents(a.getEvents() + b.getEvents())
        .setLost(a.getLost() + b.getLost())
        .setRepeated(a.getRepeated() + b.getRepeated())
        .setDropped(a.getDropped() + b.getDropped())
        .setLate(a.getLate() + b.getLate())
        .setAhead(a.getAhead() + b.getAhead())
        .setLostAt(Math.max(a.getLostAt(), b.getLostAt()))
        .setDroppedAt(Math.max(a.getDroppedAt(), b.getDroppedAt()))
        .setLateAt(Math.max(a.getLateAt(), b.getLateAt()))
        .setAheadAt(Math.max(a.getAheadAt(), b.getAheadAt()))
        .build();
  }

  Map<EventKind, ServiceTally> kinds() {
    return kinds;
  }

  /** When each instance was last heard of. */
  SortedMap<String, Long> instances() {
    return instances;
  }

  boolean isEmpty() {
    return kinds.isEmpty();
  }

  long firstSeen() {
    return firstSeen;
  }

  /** When a kind was last heard of whose silence can be told; 0 if there is none. */
  long lastHeard() {
    return lastHeard;
  }

  long lastSeen() {
    return lastSeen;
  }

  /** What was counted of all kinds. */
  IntakeCounts counts() {
    return kinds.values().stream()
        .map(IntakeCounts::of)
        .reduce(IntakeCounts.NONE, IntakeCounts::plus);
  }

  /** What was found missing at or after an instant, of these kinds. */
  Set<Missing> missingSince(long from, Collection<EventKind> wanted) {
    Set<Missing> missing = EnumSet.noneOf(Missing.class);
    kinds.forEach(
        (kind, tally) -> {
          if (wanted.contains(kind)) {
            note(missing, Missing.LOST, tally.getLost(), tally.getLostAt() >= from);
            note(missing, Missing.DROPPED, tally.getDropped(), tally.getDroppedAt() >= from);
            note(missing, Missing.LATE, tally.getLate(), tally.getLateAt() >= from);
            note(missing, Missing.AHEAD, tally.getAhead(), tally.getAheadAt() >= from);
          }
        });
    return missing;
  }

  private static void note(Set<Missing> missing, Missing what, long count, boolean inTime) {
    if (count > 0 && inTime) {
      missing.add(what);
    }
  }
}
