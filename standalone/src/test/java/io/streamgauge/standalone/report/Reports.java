package io.streamgauge.standalone.report;

import io.streamgauge.streams.query.CompletenessAnswer;
import io.streamgauge.streams.report.ReportAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A report that has everything in it. */
final class Reports {

  private static final long TO = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000;

  private Reports() {}

  static ReportAnswer of(ReportAnswer.Service... services) {
    return new ReportAnswer(
        TO - HOUR, TO, new ReportAnswer.Span(TO - 2 * HOUR, TO - HOUR), List.of(services));
  }

  static ReportAnswer.Service shop() {
    return new ReportAnswer.Service(
        "shop",
        87.5,
        0.9,
        new CompletenessAnswer.Verdict(false, List.of("dropped", "late")),
        12_345,
        List.of(
            figure("p95", "s", 1.0, null, 0.5, "missed", 22.22, 11.11, 0.4, "worse"),
            figure("hitRatio", "ratio", null, null, 0.8, "unknown", 0, 0, null, "unknown"),
            figure("memory", "ratio", 0.42, "shop-1", 0.8, "met", 11.11, 0, 0.41, "steady")),
        List.of(new ReportAnswer.Part("GET /a|b", 1_200, 3, 0.9, 1.1, 1_080, 0.62, null)),
        List.of(new ReportAnswer.Part("select * from `a_b`", 2_400, 0, 0.3, 0.5, 720, null, 2.0)),
        List.of(
            new ReportAnswer.Recommendation(
                1,
                "slow-operation",
                "GET /a|b",
                "GET /a|b takes 62 % of the time of all requests: 1,200 requests, mean 900 ms (target"
                    + " 200 ms), p95 1.10 s (target 500 ms).",
                1_080.0,
                null,
                Map.of("share", 0.62),
                List.of())));
  }

  static ReportAnswer.Service silent() {
    return new ReportAnswer.Service(
        "silent",
        null,
        0,
        new CompletenessAnswer.Verdict(false, List.of("silent")),
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static ReportAnswer.Figure figure(
      String name,
      String unit,
      Double value,
      String instance,
      double target,
      String status,
      double points,
      double cost,
      Double before,
      String trend) {
    return new ReportAnswer.Figure(
        name, unit, value, instance, target, status, points, cost, before, trend, 1_000);
  }
}
