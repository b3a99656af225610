package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the rules need to have remembered, and how far back. */
final class Reaches {

  /** Windows of one length, of one measure. */
  private record Kind(Measure measure, Duration resolution) {}

  private final Map<Kind, Duration> furthest = new HashMap<>();
  private final List<Rule> rules;

  Reaches(Rules all) {
    rules =
        all.all().stream()
            .filter(rule -> !rule.condition().reaches(rule.window()).isEmpty())
            .toList();
    for (Rule rule : rules) {
      rule.condition()
          .reaches(rule.window())
          .forEach(
              reach ->
                  furthest.merge(
                      new Kind(rule.condition().measure(), reach.resolution()),
                      reach.back(),
                      (one, other) -> one.compareTo(other) > 0 ? one : other));
    }
  }

  /** Remembers of an observation what some rule will ask for. */
  void remember(Observation observation, Memory memory) {
    if (!rules.isEmpty() && observation.window().complete()) {
      rules.stream()
          .filter(rule -> Evaluator.watches(rule, observation))
          .map(rule -> rule.condition().measure())
          .distinct()
          .forEach(measure -> remember(measure, observation, memory));
    }
  }

  private void remember(Measure measure, Observation observation, Memory memory) {
    Duration back =
        furthest.get(new Kind(measure, Duration.ofMillis(observation.window().length())));
    if (back != null) {
      Remembered.of(measure, observation).ifPresent(it -> it.in(memory, back));
    }
  }
}
