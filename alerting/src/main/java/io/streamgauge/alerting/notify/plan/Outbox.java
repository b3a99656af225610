package io.streamgauge.alerting.notify.plan;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import io.streamgauge.alert.ToldAlert;
import io.streamgauge.alerting.notify.plan.Notification.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one notifier has yet to tell, and what it has told. Of an alert the latest transition is
 * told: one that comes while an earlier one waits overtakes it. What ends an alert is told where
 * the notifier has told it, would have, or may have: of a try that failed nobody knows what the
 * target has heard, nor of what a process read that is gone. Not thread-safe.
 */
public final class Outbox {

  /** What is told at once. */
  static final int MOST_ITEMS = 100;

  private final String notifier;
  private final Wanted wanted;
  private final ToldAlerts told;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Agenda agenda;
  private final Predicate<Alert> acknowledged;

  /**
   * A transition that is yet to be told.
   *
   * @param first where the first one of those that it has overtaken stands
   * @param since when that came
   * @param tried whether the target may have heard of it, or of one that it has overtaken
   */
  record Waiting(
      Alert alert, GroupKey group, Source first, Instant since, int overtaken, boolean tried) {

    boolean active() {
      return Notification.isActive(alert.getState());
    }

    Waiting overtakenBy(Alert later, GroupKey laterGroup, boolean again) {
      return new Waiting(later, laterGroup, first, since, overtaken + 1, tried || again);
    }

    Waiting afterTry() {
      return new Waiting(alert, group, first, since, overtaken, true);
    }
  }

  /**
   * @param acknowledged whether somebody has seen an alert, of which need not be reminded then;
   *     asked when a reminder is due
   */
  public Outbox(String notifier, Wanted wanted, Grouping grouping, Predicate<Alert> acknowledged) {
    this.notifier = requireNonNull(notifier, "notifier");
    this.wanted = requireNonNull(wanted, "wanted");
    this.acknowledged = requireNonNull(acknowledged, "acknowledged");
    told = new ToldAlerts(notifier, grouping.by());
    agenda = new Agenda(grouping, waiting, told);
  }

  /** Takes in what was told before a restart; before anything is offered. */
  public void restore(ToldAlert before) {
    if (wanted.concerns(before.getAlert())) {
      told.restore(before);
    }
  }

  /** Takes in a transition, in the order of the topic. */
  public void offer(Alert alert, Source source, Instant now) {
    if (!wanted.concerns(alert) || told.isToldAlready(alert)) {
      return;
    }
    switch (alert.getState()) {
      case FIRING, NO_DATA -> began(alert, source, now);
      case RESOLVED, INACTIVE -> ended(alert, source, now);
      case SUPPRESSED -> suppressed(alert.getId(), now);
      case PENDING, UNKNOWN -> {} // nobody has to act
    }
  }

  private void began(Alert alert, Source source, Instant now) {
    if (wanted.states().contains(alert.getState())) {
      await(alert, source, now);
    }
  }

  private void ended(Alert alert, Source source, Instant now) {
    String id = alert.getId();
    if (told.goesOn(id)) {
      if (wanted.states().contains(AlertState.RESOLVED)) {
        await(alert, source, now);
      } else {
        waiting.remove(id);
        told.nowIn(alert.getState(), id);
      }
    } else if (waiting.containsKey(id)) {
      boolean mayBeKnown = waiting.get(id).tried() || !neverWas(alert);
      if (wanted.states().contains(AlertState.RESOLVED) && mayBeKnown) {
        await(alert, source, now);
      } else {
        waiting.remove(id);
      }
    }
  }

  private static boolean neverWas(Alert alert) {
    return alert.getCause() == Cause.RETRACTION || alert.getCause() == Cause.CORRECTION;
  }

  /** A firing that the target may have heard of counts as told, so that it hears of the end. */
  private void suppressed(String id, Instant now) {
    Waiting before = waiting.get(id);
    if (before != null && before.active()) {
      waiting.remove(id);
      if (before.tried()) {
        told.add(before.alert(), 0, now);
      }
    }
    if (told.goesOn(id)) {
      told.nowIn(AlertState.SUPPRESSED, id);
    }
  }

  private void await(Alert alert, Source source, Instant now) {
    GroupKey group = told.groupOf(alert);
    waiting.compute(
        alert.getId(),
        (id, before) ->
            before == null
                ? new Waiting(alert, group, source, now, 0, source.again())
                : before.overtakenBy(alert, group, source.again()));
  }

  /** When there is next something to tell, if ever. */
  public Optional<Instant> nextDue() {
    return agenda.earliest().map(Agenda.Due::at);
  }

  /** What is to be told now: of all that is due, what was not tried in vain for longest. */
  public Optional<Notification> next(Instant now) {
    return agenda
        .next(now)
        .flatMap(due -> due.reminder() ? reminder(due, now) : Optional.of(change(due)));
  }

  private Notification change(Agenda.Due due) {
    List<Item> items =
        waiting.values().stream()
            .filter(each -> each.group().equals(due.group()))
            .limit(MOST_ITEMS)
            .map(each -> new Item(each.alert(), each.overtaken()))
            .toList();
    return new Notification(notifier, due.group(), 0, items, due.at());
  }

  private Optional<Notification> reminder(Agenda.Due due, Instant now) {
    List<ToldAlert> again = new ArrayList<>();
    for (ToldAlert each : told.toRemindOf(due.group(), waiting.keySet(), MOST_ITEMS)) {
      if (acknowledged.test(each.getAlert())) {
        told.remindLater(each.getAlert().getId(), now);
      } else {
        again.add(each);
      }
    }
    return again.isEmpty() ? Optional.empty() : Optional.of(reminder(due, again));
  }

  private Notification reminder(Agenda.Due due, List<ToldAlert> again) {
    int times = again.stream().mapToInt(ToldAlert::getReminders).max().orElse(0) + 1;
    List<Item> items = again.stream().map(each -> new Item(each.getAlert(), 0)).toList();
    return new Notification(notifier, due.group(), times, items, due.at());
  }

  /** It could not be told; it is to be tried again, others first. */
  public void failed(Notification notification, Instant now) {
    agenda.failed(notification.group(), now);
    notification
        .items()
        .forEach(
            item -> waiting.computeIfPresent(item.alert().getId(), (id, each) -> each.afterTry()));
  }

  /** It was told. */
  public void delivered(Notification notification, Instant now) {
    agenda.done(notification.group());
    for (Item item : notification.items()) {
      if (notification.reminder() == 0) {
        waiting.remove(item.alert().getId());
      }
      told.add(item.alert(), notification.reminder(), now);
    }
  }

  /** It is not tried any more. */
  public void givenUp(Notification notification, Instant now) {
    agenda.done(notification.group());
    for (Item item : notification.items()) {
      String id = item.alert().getId();
      if (notification.reminder() > 0) {
        told.remindLater(id, now);
      } else if (!waiting.remove(id).active() && told.goesOn(id)) {
        told.nowIn(item.alert().getState(), id);
      }
    }
  }

  /** What of all that was told has changed since this was called last; to be kept. */
  public List<ToldAlert> takeChanges() {
    return told.takeChanges();
  }

  /** How many alerts wait to be told. */
  public int waiting() {
    return waiting.size();
  }

  /** The first offset of each partition that is still needed; absent where none is. */
  public Map<Integer, Long> held() {
    Map<Integer, Long> held = new HashMap<>();
    waiting
        .values()
        .forEach(each -> held.merge(each.first().partition(), each.first().offset(), Math::min));
    return held;
  }
}
