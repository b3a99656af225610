package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a rule gives its alerts to take along, for people and for what sorts them.
 *
 * @param labels by name; the same in all transitions of an alert
 * @param annotations by name; filled in anew for each transition
 * @param runbook what there is to do, http or https
 */
public record Wording(
    Map<String, Template> labels, Map<String, Template> annotations, Optional<URI> runbook) {

  /** Nothing. */
  public static final Wording NONE = new Wording(Map.of(), Map.of(), Optional.empty());

  public Wording {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    requireNonNull(runbook, "runbook");
  }
}
