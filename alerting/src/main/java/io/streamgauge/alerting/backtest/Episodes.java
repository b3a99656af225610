package io.streamgauge.alerting.backtest;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.alerting.trial.Rehearsal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers when alerts fired. */
final class Episodes {

  private static final Comparator<Episode> ORDER =
      Comparator.comparingLong(Episode::firedAt)
          .thenComparing(Episode::rule)
          .thenComparing(Episode::service)
          .thenComparing(Episode::series);

  private final Map<String, Alert> firing = new LinkedHashMap<>();
  private final List<Episode> episodes = new ArrayList<>();

  private Episodes() {}

  /**
   * The firings by some rules, earliest first.
   *
   * @param windows in the order in which they end
   */
  static List<Episode> of(Rules rules, List<Observation> windows) {
    Episodes all = new Episodes();
    Rehearsal rehearsal = new Rehearsal(rules, all::told);
    long now = windows.isEmpty() ? 0 : windows.get(0).window().start();
    for (Observation window : windows) {
      if (window.window().end() > now) {
        rehearsal.advance(now);
        now = window.window().end();
      }
      rehearsal.observe(window);
    }
    rehearsal.advance(now);
    return all.endingAt(now);
  }

  private void told(String id, Alert alert) {
    if (alert.getState() == AlertState.FIRING) {
      firing.putIfAbsent(id, alert);
    } else if (alert.getState() == AlertState.RESOLVED) {
      Alert began = firing.remove(id);
      if (began != null) {
        add(began, alert.getAt(), false);
      }
    }
  }

  private List<Episode> endingAt(long end) {
    firing.values().forEach(began -> add(began, end, true));
    firing.clear();
    episodes.sort(ORDER);
    return episodes;
  }

  private void add(Alert began, long ended, boolean open) {
    episodes.add(
        new Episode(
            began.getRule(),
            began.getService(),
            began.getSeries(),
            began.getSince(),
            began.getAt(),
            Math.max(began.getAt(), ended),
            open,
            began.getSummary()));
  }
}
