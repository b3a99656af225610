package io.streamgauge.alerting.notify.plan;

import io.streamgauge.alert.ToldAlert;
import io.streamgauge.alerting.notify.plan.Outbox.Waiting;
import java.time.Instant;
import java.util.Comparator;
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

  Optional<Due> earliest() {
    return Stream.concat(changes(), reminders()).min(EARLIEST);
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
