package io.streamgauge.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.query.AlertView;
import io.streamgauge.service.http.Json;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How an alert is printed, on one line. */
@FunctionalInterface
interface AlertLines {

  DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** The line, without its end. */
  String line(Alert alert);

  /** For people. */
  static AlertLines human(ZoneId zone) {
    return alert ->
        "%s  %-10s  %-8s  %s  %s"
            .formatted(
                TIME.format(Instant.ofEpochMilli(alert.getAt()).atZone(zone)),
                alert.getState(),
                alert.getSeverity(),
                alert.getService(),
                what(alert));
  }

  private static String what(Alert alert) {
    return alert.getSummary().isBlank()
        ? "%s  %s: %s = %s %s %s"
            .formatted(
                alert.getSeries(),
                alert.getRule(),
                alert.getMeasure(),
                alert.getValue(),
                alert.getComparison(),
                alert.getThreshold())
        : "%s  %s".formatted(alert.getRule(), alert.getSummary());
  }

  /** For programs, shaped as over HTTP. */
  static AlertLines json() {
    return alert -> {
      try {
        return Json.mapper().writeValueAsString(AlertView.of(alert));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
