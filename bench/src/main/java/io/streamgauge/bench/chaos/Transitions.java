package io.streamgauge.bench.chaos;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The published transitions of each alert: each number once and in order, each step from the state
 * before, all as the oracle says but for suppression, of which it knows nothing. Not thread-safe.
 */
final class Transitions {

  private final Map<String, List<Alert>> published = new HashMap<>();
  private final Map<String, Alert> states = new HashMap<>();

  void add(String id, Alert transition) {
    published.computeIfAbsent(id, key -> new ArrayList<>()).add(transition);
  }

  void state(String id, Alert state) {
    states.put(id, state);
  }

  /** Those of each alert, by its id. */
  Map<String, List<Alert>> published() {
    return published;
  }

  /** The present state of each alert, by its id. */
  Map<String, Alert> states() {
    return states;
  }

  /** Notes what differs. */
  void compare(Map<String, List<Alert>> expected, List<String> differences) {
    published.forEach((id, transitions) -> compareSteps(id, transitions, differences));
    expected.forEach(
        (id, transitions) ->
            compare(
                id,
                transitions,
                Loud.of(published.getOrDefault(id, List.of()), differences),
                differences));
    published.keySet().stream()
        .filter(id -> !expected.containsKey(id))
        .forEach(id -> differences.add("alert " + id + ": no summary is behind it"));
  }

  private void compareSteps(String id, List<Alert> transitions, List<String> differences) {
    AlertState before = AlertState.INACTIVE;
    for (int i = 0; i < transitions.size(); i++) {
      Alert transition = transitions.get(i);
      if (transition.getSequence() != i || transition.getPrevious() != before) {
        differences.add(
            "alert %s: transition %d is number %d from %s; it follows %s"
                .formatted(id, i, transition.getSequence(), transition.getPrevious(), before));
      }
      before = transition.getState();
    }
    Alert last = transitions.get(transitions.size() - 1);
    if (!last.equals(states.get(id))) {
      differences.add("alert %s: state %s, last %s".formatted(id, states.get(id), last));
    }
  }

  private static void compare(
      String id, List<Alert> expected, List<Alert> found, List<String> differences) {
    if (expected.size() != found.size()) {
      differences.add(
          "alert %s: %d transitions follow from the summaries, %d are published"
              .formatted(id, expected.size(), found.size()));
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!expected.get(i).equals(found.get(i))) {
        differences.add(
            "alert %s: transition %d should be %s, is %s"
                .formatted(id, i, expected.get(i), found.get(i)));
      }
    }
  }
}
