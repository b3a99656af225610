package io.streamgauge.standalone.importers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded statements, compared exactly with their known answers. */
class KnownQueriesTest {

  private static final int SECONDS = 9;
  private static final int MILLISECONDS = 6;
  private static final long TEN_SECONDS = 10_000;

  private final CollectedEvents events = new CollectedEvents();

  @ParameterizedTest
  @CsvSource({"pgbadger_light.postgres, 629", "pgbadger_pg-syslog.1, 59871"})
  void readsPostgresAsStderrAndSyslog(String name, int count) throws IOException {
    JsonNode truth = Recordings.truth("/queries/" + name);

    ImportResult result = read(LogFormat.POSTGRES, truth, ImportOptions.defaults().withYear(2020));

    assertThat(result.queries()).isEqualTo(count);
    ExactFigures all = ExactFigures.ofQueries(events.queries(), MILLISECONDS);
    all.assertEqualTo(truth.get("overall"));
    all.assertTotal(truth.get("total_ms"));
    all.assertWindows(truth.get("windows_10s"), TEN_SECONDS);
    assertStatements(truth.get("per_statement_n_ge_10"));
  }

  @Test
  void putsStatementsOfManyLinesTogether() throws IOException {
    JsonNode truth = Recordings.truth("/queries/pgbadger_pg-syslog.1");

    read(LogFormat.POSTGRES, truth, ImportOptions.defaults());

    assertThat(events.queries().get(0).statement())
        .isEqualTo(
            "select d.datname as \"Name\", pg_catalog.pg_get_userbyid(d.datdba) as \"Owner\","
                + " pg_catalog.pg_encoding_to_char(d.encoding) as \"Encoding\", d.datcollate as"
                + " \"Collate\", d.datctype as \"Ctype\", pg_catalog.array_to_string(d.datacl, ?)"
                + " as \"Access privileges\" from pg_catalog.pg_database d order by ?");
  }

  @Test
  void readsTheJsonOfCloudNativePg() throws IOException {
    JsonNode truth = Recordings.truth("/queries/pgbadger_cnpg");

    ImportResult result = read(LogFormat.POSTGRES, truth, ImportOptions.defaults());

    assertThat(result.queries()).isEqualTo(truth.get("with_duration").longValue());
    assertThat(result.events() + result.skippedInAll())
        .isEqualTo(truth.get("json_lines").longValue());
    ExactFigures.ofQueries(events.queries(), MILLISECONDS).assertEqualTo(truth.get("overall"));
    assertThat(perStatement().get(Statements.EMPTY)).hasSize(74);
    assertThat(events.queries()).allMatch(query -> isOn("2022-11-27", query));
  }

  @Test
  void readsSlowStatementsInLocalTime() throws IOException {
    ImportResult result =
        LogFormat.POSTGRES.read(
            Recordings.file("queries/pgbadger_tempfile_only.log.gz"),
            ImportOptions.defaults(),
            events,
            ImportProgress.NONE);

    assertThat(result.queries()).isEqualTo(65);
    CollectedEvents.Query first = events.queries().get(0);
    assertThat(first.statement()).isEqualTo("select count(*) from \"view_no_allocations\"");
    assertThat(first.durationNanos()).isEqualTo(11_215_838_000L);
    assertThat(Instant.ofEpochMilli(first.endEpochMillis())).isEqualTo("2014-04-01T09:13:21Z");
  }

  @Test
  void readsTheSyslogOfAHostedDatabase() throws IOException {
    ImportResult result =
        LogFormat.POSTGRES.read(
            Recordings.file("queries/pgbadger_logplex.gz"),
            ImportOptions.defaults(),
            events,
            ImportProgress.NONE);

    assertThat(result.queries()).isEqualTo(4);
    assertThat(events.queries().stream().map(CollectedEvents.Query::durationNanos))
        .containsExactly(6_679_293_000L, 6_537_975_000L, 8_544_278_000L, 85_756_273_000L);
    assertThat(events.queries()).noneMatch(query -> query.statement().contains("'"));
  }

  @Test
  void readsASlowLogWithoutTimes() throws IOException {
    JsonNode truth = Recordings.truth("/queries/percona_slow052");

    ImportResult result = read(LogFormat.MYSQL_SLOW, truth, ImportOptions.defaults());

    assertThat(result.queries()).isEqualTo(200);
    assertStatements(truth.get("per_statement"));
    JsonNode published = truth.at("/third_party/profile");
    List<List<CollectedEvents.Query>> slowestFirst =
        perStatement().values().stream()
            .sorted(Comparator.comparingLong(KnownQueriesTest::nanos).reversed())
            .toList();
    for (int rank = 0; rank < published.size(); rank++) {
      ExactFigures.ofQueries(slowestFirst.get(rank), SECONDS)
          .assertTotal(published.get(rank).get("response_time"));
    }
  }

  @Test
  void readsTheSlowLogOfMySql57() throws IOException {
    JsonNode truth = Recordings.truth("/queries/percona_slow_80");

    ImportResult result = read(LogFormat.MYSQL_SLOW, truth, ImportOptions.defaults());

    assertThat(result.skipped()).containsOnly(Map.entry("banner of the server", 3L));
    ExactFigures all = ExactFigures.ofQueries(events.queries(), SECONDS);
    all.assertEqualTo(truth.get("overall"));
    all.assertTotal(truth.get("total_s"));
    assertThat(perStatement().get("administrator command: Quit".toLowerCase(Locale.ROOT)))
        .hasSize(12);
    assertThat(events.queries().get(0).endEpochMillis()).isEqualTo(1_517_798_803_015L);
  }

  private ImportResult read(LogFormat format, JsonNode truth, ImportOptions options)
      throws IOException {
    return format.read(
        Recordings.file(truth.get("file").textValue()), options, events, ImportProgress.NONE);
  }

  private void assertStatements(JsonNode expected) {
    Map<String, List<CollectedEvents.Query>> found = perStatement();
    int exponent = expected.findValue("total_ms") == null ? SECONDS : MILLISECONDS;
    expected
        .properties()
        .forEach(
            statement -> {
              assertThat(found).containsKey(statement.getKey());
              ExactFigures figures =
                  ExactFigures.ofQueries(found.get(statement.getKey()), exponent);
              figures.assertEqualTo(statement.getValue());
              figures.assertTotal(
                  statement.getValue().get(exponent == SECONDS ? "total" : "total_ms"));
            });
  }

  private Map<String, List<CollectedEvents.Query>> perStatement() {
    return events.queries().stream()
        .collect(Collectors.groupingBy(CollectedEvents.Query::statement));
  }

  private static long nanos(List<CollectedEvents.Query> queries) {
    return queries.stream().mapToLong(CollectedEvents.Query::durationNanos).sum();
  }

  private static boolean isOn(String date, CollectedEvents.Query query) {
    return Instant.ofEpochMilli(query.endEpochMillis()).toString().startsWith(date);
  }
}
