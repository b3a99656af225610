package io.streamgauge.alerting.quiet;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import io.streamgauge.schemas.Topics;
import java.util.Map;

/** Alerts that fire. */
final class Told {

  static {
    Topics.ALERTS.name(); // Avro makes the defaults of alerts only once it trusts our topics
  }

  private Told() {}

  static Alert alert(String rule, String service, String series) {
    return alert(rule, service, series, Severity.HIGH, Map.of());
  }

  static Alert alert(
      String rule, String service, String series, Severity severity, Map<String, String> labels) {
    return Alert.newBuilder()
        .setId(String.join("\t", rule, service, series))
        .setRule(rule)
        .setSeverity(severity)
        .setState(AlertState.FIRING)
        .setService(service)
        .setSeries(series)
        .setMeasure("requests.p95")
        .setValue(0.75)
        .setComparison(">")
        .setThreshold(0.5)
        .setWindowStart(20_000)
        .setWindowEnd(30_000)
        .setSince(20_000)
        .setAt(30_000)
        .setSequence(0)
        .setLabels(labels)
        .build();
  }
}
