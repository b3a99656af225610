package io.streamgauge.alerting.notify.plan;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.ToldAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a notifier has told of each alert. Not thread-safe. */
final class ToldAlerts {

  /** Alerts that are over are kept for what is read again after a restart, which is little. */
  private static final int MOST_OVER = 10_000;

  private final String notifier;
  private final List<String> by;
  private final Map<String, Told> ongoing = new HashMap<>();
  private final Map<String, ToldAlert> over =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ToldAlert> eldest) {
          return size() > MOST_OVER;
        }
      };

  private final Map<String, ToldAlert> changes = new LinkedHashMap<>();

  /** What was told last of an alert that goes on. */
  record Told(ToldAlert last, GroupKey group) {}

  ToldAlerts(String notifier, List<String> by) {
    this.notifier = notifier;
    this.by = by;
  }

  GroupKey groupOf(Alert alert) {
    return GroupKey.of(by, alert);
  }

  void restore(ToldAlert before) {
    keep(before);
  }

  private void keep(ToldAlert last) {
    String id = last.getAlert().getId();
    if (Notification.isActive(last.getPresent()) || last.getPresent() == AlertState.SUPPRESSED) {
      over.remove(id);
      ongoing.put(id, new Told(last, groupOf(last.getAlert())));
    } else {
      ongoing.remove(id);
      over.put(id, last);
    }
  }

  private void change(ToldAlert last) {
    keep(last);
    changes.put(last.getAlert().getId(), last);
  }

  /** Whether the alert was told as going on, and not as over since. */
  boolean goesOn(String id) {
    return ongoing.containsKey(id);
  }

  /** Whether this transition, or a later one, was told; alerts whose rules were gone begin anew. */
  boolean isToldAlready(Alert alert) {
    String id = alert.getId();
    ToldAlert last = goesOn(id) ? ongoing.get(id).last() : over.get(id);
    return last != null
        && alert.getSequence() <= last.getAlert().getSequence()
        && alert.getAt() <= last.getAlert().getAt();
  }

  void add(Alert alert, int reminders, Instant now) {
    change(new ToldAlert(notifier, alert, alert.getState(), now.toEpochMilli(), reminders));
  }

  /** The alert, which goes on as far as was told, is in a state that is not told. */
  void nowIn(AlertState state, String id) {
    ToldAlert last = ongoing.get(id).last();
    change(new ToldAlert(notifier, last.getAlert(), state, last.getAt(), last.getReminders()));
  }

  void remindLater(String id, Instant now) {
    Told told = ongoing.get(id);
    ToldAlert last = told.last();
    ToldAlert later =
        new ToldAlert(
            notifier, last.getAlert(), last.getPresent(), now.toEpochMilli(), last.getReminders());
    ongoing.put(id, new Told(later, told.group()));
  }

  /** What goes on, and is not suppressed. */
  Stream<Told> toRemindOf(Set<String> without) {
    return ongoing.values().stream()
        .filter(each -> Notification.isActive(each.last().getPresent()))
        .filter(each -> !without.contains(each.last().getAlert().getId()));
  }

  /** The same of one group, those first that were told longest ago. */
  List<ToldAlert> toRemindOf(GroupKey group, Set<String> without, int most) {
    return toRemindOf(without)
        .filter(each -> each.group().equals(group))
        .map(Told::last)
        .sorted(
            Comparator.comparingLong(ToldAlert::getAt)
                .thenComparing(each -> each.getAlert().getId()))
        .limit(most)
        .toList();
  }

  List<ToldAlert> takeChanges() {
    List<ToldAlert> taken = new ArrayList<>(changes.values());
    changes.clear();
    return taken;
  }
}
