package io.streamgauge.alerting.notify.channel;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.notify.plan.Notification;
import io.streamgauge.alerting.notify.plan.Notification.Item;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What people are told of alerts, in plain text. */
final class Wording {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private Wording() {}

  /** One line: what has happened to what. */
  static String title(Notification notification) {
    String still = notification.reminder() > 0 ? "STILL " : "";
    return still
        + (notification.items().size() == 1
            ? ofOne(notification.items().get(0).alert())
            : ofMany(notification));
  }

  private static String ofOne(Alert alert) {
    return "%s %s %s: %s"
        .formatted(
            state(alert.getState()),
            alert.getSeverity().name().toLowerCase(Locale.ROOT),
            alert.getRule(),
            place(alert));
  }

  private static String ofMany(Notification notification) {
    Map<AlertState, Long> counts =
        notification.items().stream()
            .collect(
                Collectors.groupingBy(
                    item -> item.alert().getState(), TreeMap::new, Collectors.counting()));
    String states =
        counts.entrySet().stream()
            .map(each -> state(each.getKey()) + " " + each.getValue())
            .collect(Collectors.joining(", "));
    String group = notification.group().toString();
    return group.isEmpty() ? states + " alerts" : states + ": " + group;
  }

  private static String state(AlertState state) {
    return state == AlertState.INACTIVE ? "RESOLVED" : state.name().replace('_', ' ');
  }

  /** One line that names the alert, for where several are told together. */
  static String heading(Item item) {
    return ofOne(item.alert());
  }

  private static String place(Alert alert) {
    return alert.getSeries().equals("*")
        ? alert.getService()
        : alert.getService() + ", " + alert.getSeries();
  }

  /** Everything that is known of an alert, a line each. */
  static List<String> details(Item item) {
    Alert alert = item.alert();
    List<String> lines = new ArrayList<>();
    lines.add(summary(alert));
    because(alert, lines);
    lines.add(times(alert));
    if (alert.getFlaps() > 1) {
      lines.add("It began to fire " + alert.getFlaps() + " times within an hour.");
    }
    if (item.overtaken() > 0) {
      lines.add("Changes before this one that were not told in time: " + item.overtaken());
    }
    new TreeMap<>(alert.getAnnotations()).forEach((name, text) -> lines.add(name + ": " + text));
    if (!alert.getLabels().isEmpty()) {
      lines.add("Labels: " + labels(alert));
    }
    if (!alert.getRunbook().isEmpty()) {
      lines.add("Runbook: " + alert.getRunbook());
    }
    if (!alert.getExemplars().isEmpty()) {
      lines.add("Trace: " + alert.getExemplars().get(0).getTraceId());
    }
    return lines;
  }

  static String summary(Alert alert) {
    return alert.getSummary().isBlank()
        ? "%s: %s is %s (%s %s)"
            .formatted(
                place(alert),
                alert.getMeasure(),
                alert.getValue(),
                alert.getComparison(),
                alert.getThreshold())
        : alert.getSummary();
  }

  private static void because(Alert alert, List<String> lines) {
    switch (alert.getCause()) {
      case RETRACTION -> lines.add("Withdrawn: late events show that it never was.");
      case CORRECTION -> lines.add("Late events have overturned what was told before.");
      case RULE_GONE -> lines.add("No rule watches it any more.");
      default -> {} // the summary says it
    }
  }

  private static String times(Alert alert) {
    String since = "Since " + time(alert.getSince());
    return Notification.isActive(alert.getState())
        ? since + "."
        : since + ", until " + time(alert.getAt()) + ".";
  }

  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  private static String labels(Alert alert) {
    return new TreeMap<>(alert.getLabels())
        .entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(", "));
  }
}
