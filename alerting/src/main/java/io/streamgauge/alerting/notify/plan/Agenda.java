package io.streamgauge.alerting.notify.plan;

import io.streamgauge.alert.ToldAlert;
import io.streamgauge.alerting.notify.plan.Outbox.Waiting;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** When which group is to be told: what has changed after the wait, what goes on again. */
final class Agenda {

  private static final Comparator<Due> EARLIEST =
      Comparator.comparing(Due::at).thenComparing(Due::reminder);

  private final Grouping grouping;
  private final Map<String, Waiting> waiting;
  private final ToldAlerts told;
  private final Map<GroupKey, Instant> tried = new HashMap<>();

  /**
   * @param at when it is due
   * @param reminder whether it was told before, and goes on
   */
  record Due(GroupKey group, Instant at, boolean reminder) {}

  Agenda(Grouping grouping, Map<String, Waiting> waiting, ToldAlerts told) {
    this.grouping = grouping;
    this.waiting = waiting;
    this.told = told;
  }

  /** The one that is due first, now or later. */
  Optional<Due> earliest() {
    return all().min(EARLIEST);
  }

  /**
   * Of those that are due, one that was not tried in vain, or was so longest ago: a target that
   * does not take the one may well take the others.
   */
  Optional<Due> next(Instant now) {
    return all()
        .filter(due -> !due.at().isAfter(now))
        .min(Comparator.comparing(this::lastTry).thenComparing(EARLIEST));
  }

  private Instant lastTry(Due due) {
    return tried.getOrDefault(due.group(), Instant.MIN);
  }

  void failed(GroupKey group, Instant now) {
    tried.put(group, now);
  }

  void done(GroupKey group) {
    tried.remove(group);
  }

  private Stream<Due> all() {
    return Stream.concat(changes(), reminders());
  }

  private Stream<Due> changes() {
    return waiting.values().stream()
        .map(each -> new Due(each.group(), each.since().plus(grouping.delay()), false));
  }

  private Stream<Due> reminders() {
    return grouping.repeat().stream()
        .flatMap(
            repeat ->
                told.toRemindOf(waiting.keySet())
                    .map(each -> new Due(each.group(), at(each.last()).plus(repeat), true)));
  }

  private static Instant at(ToldAlert last) {
    return Instant.ofEpochMilli(last.getAt());
  }
}
