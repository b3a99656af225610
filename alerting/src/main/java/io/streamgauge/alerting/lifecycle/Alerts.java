package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.rules.Absence;
import io.streamgauge.alerting.rules.Assessment;
import io.streamgauge.alerting.rules.Limits;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.schemas.Topics;
import java.util.Optional;

/** Writes one transition down as the record that leaves the product. */
final class Alerts {

  static {
    Topics.ALERTS.name(); // Avro makes the defaults of alerts only once it trusts our topics
  }

  private final Rule rule;
  private final Series series;
  private final Transition step;
  private final long sequence;
  private final int flaps;

  private Alerts(Rule rule, Series series, Transition step, long sequence, int flaps) {
    this.rule = rule;
    this.series = series;
    this.step = step;
    this.sequence = sequence;
    this.flaps = flaps;
  }

  /**
   * @param sequence number of the transition
   * @param after what is remembered after it
   */
  static Alerts of(Rule rule, Series series, Transition step, long sequence, Track after) {
    return new Alerts(rule, series, step, sequence, after.fired().size());
  }

  /** A transition that follows from what was heard. */
  Alert by(Assessment assessment, Observation observation) {
    return worded(
        madeOf(observation, assessment).setSummary(Summary.of(rule, series, step, assessment)));
  }

  /**
   * A transition that follows from hearing of the series again.
   *
   * @param value what is watched, if that was heard, too
   */
  Alert byHearing(Optional<Assessment> value, Observation observation) {
    return worded(
        madeOf(observation, value.orElseGet(Absence::silence))
            .setSummary(Summary.ofHearing(rule, series, value)));
  }

  /**
   * A transition that follows from hearing nothing.
   *
   * @param last the window that was heard of last
   */
  Alert bySilence(Window last) {
    return worded(
        record(Absence.silence(), last).setSummary(Summary.ofSilence(rule, series, step, last)));
  }

  private Alert.Builder madeOf(Observation observation, Assessment assessment) {
    return record(assessment, observation.window())
        .setSamples(observation.samples())
        .setSources(observation.origin().sourcesOf(rule.condition().measure()))
        .setExemplars(observation.origin().exemplars());
  }

  private Alert worded(Alert.Builder alert) {
    return Words.into(alert.build(), rule);
  }

  private Alert.Builder record(Assessment assessment, Window window) {
    Limits limits = assessment.limits();
    Alert.Builder alert =
        Alert.newBuilder()
            .setId(series.alertId(rule))
            .setRule(rule.name())
            .setSeverity(rule.severity())
            .setState(step.state())
            .setPrevious(step.from().state())
            .setCause(step.cause())
            .setService(series.service())
            .setSeries(series.name())
            .setMeasure(rule.condition().measure().key())
            .setValue(assessment.value())
            .setComparison(limits.comparison().symbol())
            .setThreshold(limits.threshold())
            .setClear(limits.clear() == limits.threshold() ? null : limits.clear())
            .setWindowStart(window.start())
            .setWindowEnd(window.end())
            .setSince(step.since())
            .setAt(step.at())
            .setSequence(sequence)
            .setFlaps(flaps)
            .setVariant(rule.variants().keysOf(series.name()));
    limits.lowerLimit().ifPresent(alert::setLower);
    return alert;
  }
}
