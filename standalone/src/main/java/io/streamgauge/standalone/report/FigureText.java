package io.streamgauge.standalone.report;

import io.streamgauge.streams.report.ReportAnswer;
import io.streamgauge.streams.report.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What both pages say in the same words. */
final class FigureText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter WITH_ZONE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss z", Locale.ROOT);
  private static final String NONE = "-";

  private FigureText() {}

  static List<String> header() {
    return List.of("key figure", "trend", "is", "target", "", "costs", "of", "before");
  }

  static List<String> row(ReportAnswer.Figure figure) {
    return List.of(
        name(figure),
        figure.trend(),
        value(figure.unit(), figure.value()),
        value(figure.unit(), figure.target()),
        figure.status(),
        figure.status().equals("unknown") ? NONE : points(figure.cost()),
        figure.status().equals("unknown") ? NONE : points(figure.points()),
        value(figure.unit(), figure.before()));
  }

  private static String name(ReportAnswer.Figure figure) {
    String name =
        switch (figure.figure()) {
          case "errorRate" -> "error rate";
          case "hitRatio" -> "cache hit ratio";
          case "cpu" -> "CPU";
          default -> figure.figure();
        };
    return figure.instance() == null ? name : name + " of " + figure.instance();
  }

  private static String value(String unit, Double value) {
    if (value == null) {
      return NONE;
    }
    return unit.equals("s") ? Wording.duration(value) : Wording.share(value);
  }

  static String points(double points) {
    return String.format(Locale.ROOT, "%.1f", points);
  }

  static String score(ReportAnswer.Service service) {
    return service.score() == null ? "unknown" : points(service.score()) + " of 100";
  }

  static List<String> partHeader(String name) {
    return List.of(name, "share", "total", "count", "a request", "mean", "p95", "errors");
  }

  static List<String> part(ReportAnswer.Part part) {
    return List.of(
        part.name(),
        part.share() == null ? NONE : Wording.share(part.share()),
        Wording.duration(part.total()),
        Wording.count(part.count()),
        part.perRequest() == null ? NONE : Wording.digits(part.perRequest()),
        Wording.duration(part.mean()),
        Wording.duration(part.p95()),
        Wording.count(part.errors()));
  }

  /** The range, and what trends compare with. */
  static String range(ReportAnswer report, ZoneId zone) {
    String length = Wording.duration(Duration.ofMillis(report.to() - report.from()).toSeconds());
    String trends =
        report.before() == null ? "" : "; trends against the %s before".formatted(length);
    String end = WITH_ZONE.format(at(report.to(), zone));
    return "%s to %s (%s)%s".formatted(TIME.format(at(report.from(), zone)), end, length, trends);
  }

  private static ZonedDateTime at(long millis, ZoneId zone) {
    return Instant.ofEpochMilli(millis).atZone(zone);
  }

  /** What the score does not rest on; empty where there is nothing to say. */
  static List<String> reservations(ReportAnswer.Service service) {
    return Stream.of(incomplete(service), unknown(service))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static String incomplete(ReportAnswer.Service service) {
    return service.completeness().complete()
        ? ""
        : "Incomplete, take the figures with care: "
            + service.completeness().reasons().stream()
                .map(FigureText::reason)
                .collect(Collectors.joining("; "))
            + ".";
  }

  private static String reason(String reason) {
    return switch (reason) {
      case "lost" -> "batches never arrived (lost)";
      case "dropped" -> "a collector dropped events (dropped)";
      case "late" -> "events came too late to be counted (late)";
      case "ahead" -> "events from a clock far ahead were left out (ahead)";
      case "silent" -> "nothing is heard of the service any more (silent)";
      case "behind" -> "the pipeline has not come to the latest events (behind)";
      default -> reason;
    };
  }

  private static String unknown(ReportAnswer.Service service) {
    String names =
        service.figures().stream()
            .filter(figure -> figure.status().equals("unknown"))
            .map(FigureText::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? ""
        : "Not known, and not in the score: %s. The score rests on %s of the weights."
            .formatted(names, Wording.share(service.coverage()));
  }
}
