package io.streamgauge.bench.chaos;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.lifecycle.Evaluator;
import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.alerting.lifecycle.Observations;
import io.streamgauge.alerting.lifecycle.Plan;
import io.streamgauge.alerting.lifecycle.Planner;
import io.streamgauge.alerting.lifecycle.Track;
import io.streamgauge.alerting.lifecycle.Verdict;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.metric.LatencySummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the published summaries by the rules without ever being killed: alerting has to come to
 * the same transitions, record by record. Not thread-safe.
 */
final class Oracle {

  private final Rules rules;
  private final Evaluator evaluator = new Evaluator();
  private final Planner planner = new Planner();
  private final Map<String, Track> tracks = new HashMap<>();
  private final Map<String, List<Alert>> transitions = new HashMap<>();

  Oracle(Rules rules) {
    this.rules = rules;
  }

  /** Takes a summary in, those of one series in the order of their partition. */
  void observe(LatencySummary summary) {
    Observation observation = Observations.of(summary);
    for (Rule rule : rules.all()) {
      Optional<Verdict> verdict = evaluator.evaluate(rule, observation);
      if (verdict.isPresent()) {
        judge(rule, observation, verdict.get());
      }
    }
  }

  private void judge(Rule rule, Observation observation, Verdict verdict) {
    String id = observation.series().alertId(rule);
    Track before = tracks.getOrDefault(id, Track.NEW);
    Plan plan = planner.plan(rule, observation.series(), before, verdict);
    tracks.put(id, plan.track());
    plan.transition()
        .ifPresent(alert -> transitions.computeIfAbsent(id, key -> new ArrayList<>()).add(alert));
  }

  /** The transitions of each alert, by its id. */
  Map<String, List<Alert>> transitions() {
    return transitions;
  }
}
