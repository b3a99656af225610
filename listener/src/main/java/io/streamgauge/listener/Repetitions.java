package io.streamgauge.listener;

import io.streamgauge.alert.Alert;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Knows the latest transition of each alert that was delivered, of a bounded number of alerts: the
 * one that was quiet for the longest time is forgotten first.
 */
final class Repetitions {

  private final Map<String, Latest> latest;

  /**
   * @param most how many alerts are remembered
   */
  Repetitions(int most) {
    latest =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Latest> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * Whether the transition is not later than one that was delivered. Sequence numbers of an alert
   * that was forgotten by alerting itself begin anew, at a later time; those are no repetitions.
   */
  boolean isRepeated(Alert alert) {
    Latest known = latest.get(alert.getId());
    return known != null && alert.getSequence() <= known.sequence && alert.getAt() <= known.at;
  }

  void note(Alert alert) {
    latest.put(alert.getId(), new Latest(alert.getSequence(), alert.getAt()));
  }

  private record Latest(long sequence, long at) {}
}
