package io.streamgauge.alerting.rules;

import java.util.Optional;

/** Reads {@code <measure> <comparison> <threshold>}. */
record ThresholdCheck(ConditionParts parts) {

  Optional<Condition> threshold(String text) {
    String[] words = text.split("\\s+", 3);
    Optional<Measure> measure = parts.measure(words[0]);
    Optional<Comparison> comparison = parts.comparison(words[1]);
    Optional<Double> threshold = measure.flatMap(it -> parts.limit(it, "threshold", words[2]));
    return comparison.isPresent() && threshold.isPresent()
        ? clear(measure.get(), comparison.get(), threshold.get(), words[2])
        : Optional.empty();
  }

  private Optional<Condition> clear(
      Measure measure, Comparison comparison, double threshold, String written) {
    return parts
        .clear(measure, comparison, threshold, written)
        .map(clear -> new Threshold(measure, comparison, threshold, clear));
  }
}
