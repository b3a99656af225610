package io.streamgauge.standalone.analysis;

import static io.streamgauge.standalone.analysis.KnownAnswers.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.standalone.importers.DurationUnit;
import io.streamgauge.standalone.importers.ImportOptions;
import io.streamgauge.standalone.importers.ImportProgress;
import io.streamgauge.standalone.importers.LogFormat;
import io.streamgauge.standalone.importers.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real recordings through the whole pipeline, against their known answers. */
@Tag("any-java")
class RecordingAnalysisTest {

  private static final KnownAnswers SECONDS = new KnownAnswers(1);
  private static final KnownAnswers MILLISECONDS = new KnownAnswers(1e-3);
  private static final Map<String, String> BY_MINUTE = Map.of("step", "1m");
  private static final Map<String, String> BY_HOUR = Map.of("step", "1h");

  private static final String OPENSTACK =
      "^\\S+ (?<time>\\S+ \\S+) .*\"(?<method>[A-Z]+) (?<path>\\S+) HTTP/[0-9.]+\" "
          + "status: (?<status>\\d+) len: \\d+ time: (?<duration>[0-9.]+)";

  @Test
  void findsTheRequestsOfOpenstack() throws Exception {
    JsonNode known = Recordings.truth("/requests").path("openstack_2k");
    ImportOptions options =
        ImportOptions.defaults()
            .withPattern(OPENSTACK)
            .withTimeFormat("yyyy-MM-dd HH:mm:ss.SSS")
            .withDurationUnit(DurationUnit.of("s"));

    try (Analysis analysis = start(LogFormat.LINES, options, known)) {
      Findings findings = analysis.run(ImportProgress.NONE);

      SECONDS.hold(series(findings.requests(), "*"), known.path("overall"));
      Map<String, JsonNode> routes = new TreeMap<>();
      known
          .path("per_route")
          .properties()
          .forEach(
              route ->
                  routes.put(
                      route.getKey().replaceAll("\\{(uuid|tenant)}|(?<=/)\\d+$", "{id}"),
                      route.getValue()));
      routes.forEach((route, answer) -> SECONDS.hold(series(findings.requests(), route), answer));
      assertThat(names(findings.requests(), "operation")).isEqualTo(withWhole(routes));
      assertThat(skipped(findings)).isEqualTo(983);
      SECONDS.holdWindows(
          series(ask(analysis, "requests", BY_MINUTE), "*"), known.path("windows_60s"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jmeter_sample_log1", "jmeter_sample_log1b"})
  void findsTheSamplesOfJmeter(String recording) throws Exception {
    JsonNode known = Recordings.truth("/requests").path(recording);

    try (Analysis analysis = start(LogFormat.JTL, ImportOptions.defaults(), known)) {
      Findings findings = analysis.run(ImportProgress.NONE);

      MILLISECONDS.hold(series(findings.requests(), "*"), known.path("overall"));
      known
          .path("per_label")
          .properties()
          .forEach(
              label ->
                  MILLISECONDS.hold(series(findings.requests(), label.getKey()), label.getValue()));
      MILLISECONDS.holdWindows(
          series(ask(analysis, "requests", BY_MINUTE), "*"), known.path("windows_60s"));
    }
  }

  @Test
  void findsTheErrorsOfTaurus() throws Exception {
    JsonNode known = Recordings.truth("/requests").path("taurus_slow_stdev");

    try (Analysis analysis = start(LogFormat.JTL, ImportOptions.defaults(), known)) {
      Findings findings = analysis.run(ImportProgress.NONE);

      JsonNode whole = series(findings.requests(), "*");
      MILLISECONDS.hold(whole, known.path("overall"));
      JsonNode window = whole.path("windows").path(0);
      assertThat(window.path("errors").asLong()).isEqualTo(known.path("errors_total").asLong());
      assertThat(window.path("errors").asDouble() / window.path("count").asDouble())
          .isEqualTo(known.path("error_ratio").asDouble());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pgbadger_light.postgres, POSTGRES",
    "pgbadger_pg-syslog.1, POSTGRES",
    "pgbadger_cnpg, POSTGRES"
  })
  void findsTheStatementsOfPostgres(String recording, LogFormat format) throws Exception {
    JsonNode known = Recordings.truth("/queries").path(recording);

    try (Analysis analysis = start(format, ImportOptions.defaults().withYear(YEAR), known)) {
      Findings findings = analysis.run(ImportProgress.NONE);

      JsonNode whole = series(findings.queries(), "*");
      MILLISECONDS.hold(whole, known.path("overall"));
      if (known.has("total_ms")) {
        assertThat(whole.path("windows").path(0).path("total").asDouble())
            .isCloseTo(known.path("total_ms").asDouble() / 1e3, within(1e-6));
      }
      if (known.has("windows_10s")) {
        MILLISECONDS.holdWindows(
            series(ask(analysis, "queries", Map.of("step", "10s")), "*"),
            known.path("windows_10s"));
      }
    }
  }

  private static final int YEAR = 2020;

  @Test
  void findsTheStatementsOfMysql() throws Exception {
    JsonNode known = Recordings.truth("/queries").path("percona_slow_80");

    try (Analysis analysis = start(LogFormat.MYSQL_SLOW, ImportOptions.defaults(), known)) {
      Findings findings = analysis.run(ImportProgress.NONE);

      JsonNode whole = series(findings.queries(), "*");
      SECONDS.hold(whole, known.path("overall"));
      assertThat(whole.path("windows").path(0).path("total").asDouble())
          .isCloseTo(known.path("total_s").asDouble(), within(1e-6));
    }
  }

  @Test
  void findsBothStatementsOfPerconasExample() throws Exception {
    JsonNode known = Recordings.truth("/queries").path("percona_slow052");

    try (Analysis analysis = start(LogFormat.MYSQL_SLOW, ImportOptions.defaults(), known)) {
      Findings findings = analysis.run(ImportProgress.NONE);

      known
          .path("per_statement")
          .properties()
          .forEach(
              statement -> {
                JsonNode found = series(findings.queries(), statement.getKey());
                SECONDS.hold(found, statement.getValue());
                assertThat(found.path("windows").path(0).path("total").asDouble())
                    .isCloseTo(statement.getValue().path("total").asDouble(), within(1e-4));
              });
    }
  }

  /** Two files of numbers at once, as series of their own; and a rule about one of them. */
  @Test
  void findsTheReadingsOfNabAndNezhaAsGauges(@TempDir Path directory) throws Exception {
    List<Path> files =
        List.of(
            Recordings.file("requests/nab/rds_cpu_utilization_cc0c53.csv.gz"),
            Recordings.file("requests/nezha/2022-08-22_front_service.csv.gz"));
    Path rules =
        Files.writeString(
            directory.resolve("rules.yaml"),
            """
            rules:
              - name: slow-front
                when: gauges.max >= 2
                for: 0s
                severity: high
                gauges: LatencyP95*
            """);
    KnownGauges known = new KnownGauges();
    known.read(files.get(0), 0, Map.of(1, "value"));
    known.read(
        files.get(1),
        1,
        Map.of(4, "LatencyP50(s){ServiceName=Frontend}", 6, "LatencyP95(s){ServiceName=Frontend}"));

    try (Analysis analysis =
        Analysis.start(
            new AnalysisSettings(
                "recorded",
                LogFormat.SERIES,
                files,
                ImportOptions.defaults(),
                Optional.of(rules),
                BY_HOUR,
                0))) {
      Findings findings = analysis.run(ImportProgress.NONE);

      known.hold(findings.gauges(), 3_600_000);
      known.hold(ask(analysis, "gauges", Map.of("step", "1m", "name", "value")), 60_000);
      assertThat(names(findings.gauges(), "name"))
          .containsExactlyInAnyOrder(
              "value",
              "SuccessRate(%)",
              "LatencyP50(s)",
              "LatencyP90(s)",
              "LatencyP95(s)",
              "LatencyP99(s)");
      assertThat(findings.alerts())
          .filteredOn(alert -> alert.path("state").asText().equals("firing"))
          .isNotEmpty()
          .allSatisfy(
              alert -> {
                assertThat(alert.path("series").asText())
                    .isEqualTo("LatencyP95(s){ServiceName=Frontend}");
                assertThat(alert.path("value").asDouble()).isGreaterThanOrEqualTo(2);
              });
      assertThat(FindingsText.of(findings)).contains("Gauges", "LatencyP99(s)");
    }
  }

  @Test
  void reportsTheLeakBeforeTheHeapIsFull() throws Exception {
    Findings findings = memory("memoryleak1");
    long start = firstWindow(findings);

    assertThat(findings.memory().path("series").path(0).path("windows"))
        .anySatisfy(
            window -> {
              assertThat(window.path("direction").asText()).isEqualTo("increasing");
              assertThat(window.path("end").asLong()).isLessThan(start + 607_000);
            });
    assertThat(findings.alerts())
        .anySatisfy(
            alert -> {
              assertThat(alert.path("state").asText()).isEqualTo("firing");
              assertThat(alert.path("rule").asText()).containsIgnoringCase("growth");
              assertThat(alert.path("at").asLong()).isLessThan(start + 607_000);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"parallelgc", "factorization-serialgc-tip", "defnew", "kafka0", "kafka1"})
  void neverReportsABusyCollectorAsALeak(String recording) throws Exception {
    Findings findings = memory(recording);

    assertThat(findings.memory().path("series").path(0).path("windows"))
        .isNotEmpty()
        .noneMatch(window -> window.path("direction").asText().equals("increasing"));
    assertThat(findings.alerts())
        .noneMatch(alert -> alert.path("rule").asText().toLowerCase().contains("growth"));
  }

  @Test
  void neverReportsTheFlightRecordingAsALeak() throws Exception {
    Findings findings =
        run(LogFormat.JFR, Recordings.truth("/memory").path("allocation_10s_before"));

    assertThat(findings.memory().path("series").path(0).path("windows"))
        .isNotEmpty()
        .noneMatch(window -> window.path("direction").asText().equals("increasing"));
  }

  private static Findings memory(String recording) throws Exception {
    return run(LogFormat.GC, Recordings.truth("/memory").path(recording));
  }

  private static Findings run(LogFormat format, JsonNode known) throws Exception {
    try (Analysis analysis = start(format, ImportOptions.defaults(), known)) {
      return analysis.run(ImportProgress.NONE);
    }
  }

  private static Analysis start(LogFormat format, ImportOptions options, JsonNode known)
      throws IOException, InterruptedException {
    Path file = Recordings.file(known.path("file").asText());
    return Analysis.start(
        AnalysisSettings.of("recorded", format, List.of(file)).withOptions(options));
  }

  private static JsonNode ask(Analysis analysis, String what, Map<String, String> parameters)
      throws IOException, InterruptedException {
    return new Answers(analysis.uri()).get("/api/v1/" + what, parameters);
  }

  private static long firstWindow(Findings findings) {
    return findings.memory().at("/series/0/windows/0/start").asLong();
  }

  private static long skipped(Findings findings) {
    return findings.skipped().values().stream().mapToLong(Long::longValue).sum();
  }

  private static TreeSet<String> names(JsonNode answer, String field) {
    TreeSet<String> names = new TreeSet<>();
    answer.path("series").forEach(series -> names.add(series.path(field).asText()));
    return names;
  }

  private static TreeSet<String> withWhole(Map<String, JsonNode> routes) {
    TreeSet<String> names = new TreeSet<>(routes.keySet());
    names.add("*");
    return names;
  }
}
