package io.streamgauge.alerting.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Reads the forms whose breaches are over by themselves. */
record ClearlessCheck(ConditionParts parts) {

  Optional<Condition> absence(Matcher text) {
    parts.refuseClear("the first event ends an absence");
    return parts.measure(text.group(1)).map(Absence::new);
  }

  Optional<Condition> burn(Matcher text) {
    parts.refuseClear("the short span ends it");
    Optional<Measure> measure = parts.badRatio(text.group(1));
    Optional<Double> factor = parts.factor(text.group(2));
    Optional<Double> objective = parts.objective(text.group(3));
    Optional<List<Duration>> spans = factor.flatMap(it -> spans(it, text));
    return measure.isPresent() && objective.isPresent() && spans.isPresent()
        ? Optional.of(
            new Burn(
                measure.get(),
                objective.get(),
                factor.get(),
                spans.get().get(0),
                spans.get().get(1)))
        : Optional.empty();
  }

  private Optional<List<Duration>> spans(double factor, Matcher text) {
    if (text.group(4) == null) {
      Optional<List<Duration>> usual = Optional.ofNullable(Burn.WORKBOOK.get(factor));
      if (usual.isEmpty()) {
        parts.bad("burn rate", text.group(2), "14.4x, 6x or 1x, or 'over <long> and <short>'");
      }
      return usual;
    }
    Optional<Duration> longSpan = parts.span(text.group(4));
    Optional<Duration> shortSpan = parts.span(text.group(5));
    if (longSpan.isEmpty() || shortSpan.isEmpty()) {
      return Optional.empty();
    }
    if (longSpan.get().compareTo(shortSpan.get()) <= 0) {
      parts.bad("short span", text.group(5), "less than " + text.group(4));
      return Optional.empty();
    }
    return Optional.of(List.of(longSpan.get(), shortSpan.get()));
  }
}
