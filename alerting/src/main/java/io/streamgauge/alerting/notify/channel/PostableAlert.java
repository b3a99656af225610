package io.streamgauge.alerting.notify.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import io.streamgauge.alerting.notify.plan.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An alert as version 2 of Alertmanager's API takes it. Labels are its identity there, so they are
 * the same in all of its states.
 *
 * @param startsAt RFC 3339
 * @param endsAt RFC 3339
 * @param generatorURL where to see it; may be empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PostableAlert(
    Map<String, String> labels,
    Map<String, String> annotations,
    String startsAt,
    String endsAt,
    String generatorURL) {

  static PostableAlert of(Alert alert, Instant now, Duration resolveAfter, String link) {
    Instant start = Instant.ofEpochMilli(alert.getSince());
    Instant end =
        Notification.isActive(alert.getState())
            ? now.plus(resolveAfter)
            : Instant.ofEpochMilli(alert.getAt());
    Instant after = start.plusMillis(1); // it refuses what ends before it starts
    return new PostableAlert(
        labels(alert),
        annotations(alert),
        start.toString(),
        (end.isBefore(after) ? after : end).toString(),
        DashboardLink.of(link, alert));
  }

  private static Map<String, String> labels(Alert alert) {
    Map<String, String> labels = new TreeMap<>();
    alert.getLabels().forEach((name, value) -> put(labels, name, value));
    put(labels, "alertname", alert.getRule());
    put(labels, "severity", alert.getSeverity().name().toLowerCase(Locale.ROOT));
    put(labels, "service", alert.getService());
    put(labels, "series", alert.getSeries());
    put(labels, "measure", alert.getMeasure());
    return labels;
  }

  private static Map<String, String> annotations(Alert alert) {
    Map<String, String> annotations = new TreeMap<>();
    alert.getAnnotations().forEach((name, value) -> put(annotations, name, value));
    put(annotations, "summary", Wording.summary(alert));
    put(annotations, "runbook_url", alert.getRunbook());
    put(annotations, "value", Double.toString(alert.getValue()));
    put(annotations, "threshold", alert.getComparison() + " " + alert.getThreshold());
    put(annotations, "rule_version", alert.getRuleVersion());
    if (alert.getState() == AlertState.NO_DATA) {
      put(annotations, "state", "no data");
    }
    if (alert.getCause() == Cause.RETRACTION || alert.getCause() == Cause.CORRECTION) {
      put(annotations, "cause", alert.getCause().name().toLowerCase(Locale.ROOT));
    }
    if (!alert.getExemplars().isEmpty()) {
      put(annotations, "trace_id", alert.getExemplars().get(0).getTraceId());
    }
    return annotations;
  }

  /** Names are made of letters, digits and underscores there; empty values are as good as none. */
  private static void put(Map<String, String> all, String name, String value) {
    String safe = name.replaceAll("[^A-Za-z0-9_]", "_");
    if (!value.isEmpty()) {
      all.put(safe.matches("[0-9].*") ? "_" + safe : safe, value);
    }
  }
}
