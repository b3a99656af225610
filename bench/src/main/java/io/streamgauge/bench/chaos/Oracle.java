package io.streamgauge.bench.chaos;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.lifecycle.HeapMemory;
import io.streamgauge.alerting.lifecycle.Judge;
import io.streamgauge.alerting.lifecycle.Observations;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.metric.LatencySummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges the published summaries by the rules without ever being killed: alerting has to come to
 * the same transitions, record by record. Not thread-safe.
 */
final class Oracle {

  private final Map<String, List<Alert>> transitions = new HashMap<>();
  private final Judge judge;

  Oracle(Rules rules) {
    judge =
        new Judge(
            () -> rules,
            new HeapMemory(),
            (id, alert) -> transitions.computeIfAbsent(id, key -> new ArrayList<>()).add(alert));
  }

  /** Takes a summary in, those of one series in the order of their partition. */
  void observe(LatencySummary summary) {
    judge.observe(Observations.of(summary));
  }

  /** The transitions of each alert, by its id. */
  Map<String, List<Alert>> transitions() {
    return transitions;
  }
}
