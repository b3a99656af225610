package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.rules.Condition;
import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Scope;
import io.streamgauge.schemas.Topics;
import java.time.Duration;

/** Writes transitions down as the records that leave the product. */
final class Alerts {

  static {
    Topics.ALERTS.name(); // Avro makes the defaults of alerts only once it trusts our topics
  }

  private Alerts() {}

  static Alert alert(Rule rule, Series series, Transition step, Verdict verdict, long sequence) {
    Condition condition = rule.condition();
    Window window = verdict.window();
    Alert alert =
        Alert.newBuilder()
            .setId(series.alertId(rule))
            .setRule(rule.name())
            .setSeverity(rule.severity())
            .setState(step.to())
            .setService(series.service())
            .setSeries(series.name())
            .setMeasure(condition.measure().key())
            .setValue(verdict.value())
            .setComparison(condition.comparison().symbol())
            .setThreshold(condition.threshold())
            .setWindowStart(window.start())
            .setWindowEnd(window.end())
            .setSince(step.since())
            .setAt(window.knownUntil())
            .setSequence(sequence)
            .setSummary(summary(rule, series, step, verdict))
            .build();
    return Words.into(alert, rule);
  }

  private static String summary(Rule rule, Series series, Transition step, Verdict verdict) {
    Condition condition = rule.condition();
    Measure measure = condition.measure();
    String place =
        Scope.TOTAL.equals(series.name())
            ? series.service()
            : series.service() + ", " + series.name();
    String value = measure.quantity().format(verdict.value());
    String limit =
        condition.comparison().symbol() + " " + measure.quantity().format(condition.threshold());
    return step.to() == AlertState.FIRING
        ? "%s: %s is %s (%s)".formatted(place, measure.key(), value, limit)
        : "%s: %s is back at %s after %d s (%s)"
            .formatted(
                place,
                measure.key(),
                value,
                Duration.ofMillis(verdict.window().knownUntil() - step.since()).toSeconds(),
                limit);
  }
}
