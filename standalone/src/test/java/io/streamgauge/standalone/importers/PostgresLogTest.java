package io.streamgauge.standalone.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresLogTest {

  private final SampleFile file = new SampleFile(LogFormat.POSTGRES);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-05-04 03:02:01 UTC [20]: [1-1] user=,db= LOG:  ",
        "2023-05-04 03:02:01.000 UTC [20] a@b LOG:  ",
        "2023-05-04 05:02:01.000 CEST [20] a@b LOG:  ",
        "2023-05-04 00:02:01 -03 [20] LOG:  ",
        "1683169321.000 [20] LOG:  ",
        "2023-05-04 03:02:01 UTC:10.0.0.7(51234):app@shop:[20]:LOG:  ",
        "May  4 03:02:01 host postgres[20]: [7-1] LOG:  ",
        "May  4 03:02:01 host postgres[20]: LOG:  ",
        "2023-05-04T03:02:01+00:00 app[postgres.20]: [RED] [7-1]  sql_error_code = 00000 LOG:  ",
        "<134>May  4 03:02:01 postgres[20]: [7-1] 2023-05-04 03:02:01.000 UTC LOG:  ",
      })
  void readsAnyUsualPrefix(String prefix) throws IOException {
    file.modifiedAt("2023-06-01T00:00:00Z")
        .read(prefix + "duration: 1.250 ms  statement: SELECT 'secret', 42;");

    assertThat(file.events().queries())
        .containsExactly(
            new CollectedEvents.Query("", "select ?, ?", 1_250_000, -1, false, 1_683_169_321_000L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"timestamp\":\"2023-05-04 03:02:01.000 UTC\",\"pid\":20,\"error_severity\":\"LOG\","
            + "\"message\":\"duration: 1.250 ms  execute S_1: select $1\\n, 'x'\"}",
        "{\"ts\":1683169321.0,\"record\":{\"message\":"
            + "\"duration: 1.250 ms  statement: select 1\\n, 'x'\"}}",
      })
  void readsJson(String line) throws IOException {
    file.read(line, "{\"msg\":\"other\"}", "{broken");

    assertThat(file.events().queries())
        .containsExactly(
            new CollectedEvents.Query("", "select ?, ?", 1_250_000, -1, false, 1_683_169_321_000L));
    assertThat(file.events().skipped())
        .containsOnlyKeys(
            "JSON without a message of PostgreSQL", "line that is not well-formed JSON");
  }

  @Test
  void countsStatementsAndExecutionsOnce() throws IOException {
    String prefix = "2023-05-04 03:02:01 UTC [20]: LOG:  ";
    file.read(
        prefix + "duration: 0.100 ms  parse <unnamed>: select $1",
        prefix + "duration: 0.200 ms  bind <unnamed>: select $1",
        "2023-05-04 03:02:01 UTC [20]: DETAIL:  parameters: $1 = 'secret'",
        prefix + "duration: 0.300 ms  execute <unnamed>: select $1",
        prefix + "duration: 0.400 ms",
        prefix + "duration: 0.500 ms  plan:",
        "\tQuery Text: select 'secret'",
        prefix + "checkpoint starting: time");

    assertThat(file.events().queries())
        .extracting(CollectedEvents.Query::durationNanos)
        .containsExactly(300_000L);
    assertThat(file.events().skipped())
        .isEqualTo(
            Map.of(
                "parsing or binding of a statement", 2L,
                "message that times no statement", 2L,
                "duration without its statement", 1L,
                "plan of a statement", 1L));
  }

  @Test
  void keepsMixedMessagesOfProcessesApart() throws IOException {
    file.read(
        "May  4 03:02:01 host postgres[1]: [7-1] LOG:  duration: 1 ms  statement: select 'a",
        "May  4 03:02:01 host postgres[2]: [3-1] LOG:  duration: 2 ms  statement: select b",
        "May  4 03:02:01 host cron[9]: nothing of the kind",
        "May  4 03:02:01 host postgres[1]: [7-2] #011 secret', c",
        "May  4 03:02:01 host postgres[2]: [3-2] #011from t",
        "May  4 03:02:01 host postgres[2]: [3-3]  where d = 1");

    assertThat(file.events().queries())
        .extracting(CollectedEvents.Query::statement)
        .containsExactly("select ?, c", "select b from t where d = ?");
    assertThat(file.events().skipped()).containsOnlyKeys("line that is not PostgreSQL's");
  }

  @Test
  void addsNothingAfterALineThatGotLost() throws IOException {
    file.read(
        "May  4 03:02:01 host postgres[1]: [7-1] LOG:  duration: 1 ms  statement: select 'a",
        "May  4 03:02:01 host postgres[1]: [7-3] #011 secret from t where x = 'y'");

    assertThat(file.events().queries())
        .extracting(CollectedEvents.Query::statement)
        .containsExactly("select ?");
  }

  @Test
  void passesTheEndOfTheYear() throws IOException {
    String message = " host postgres[1]: [7-1] LOG:  duration: 1 ms  statement: commit";
    file.modifiedAt("2024-01-02T00:00:00Z")
        .read(
            "Dec 31 23:59:59" + message, "Jan  1 00:00:01" + message, "Feb 30 00:00:01" + message);

    assertThat(file.events().queries())
        .extracting(query -> Instant.ofEpochMilli(query.endEpochMillis()).toString())
        .containsExactly("2023-12-31T23:59:59Z", "2024-01-01T00:00:01Z", "2024-01-01T00:00:01Z");
  }

  @Test
  void placesStatementsWithoutAnyTimeAtTheModificationOfTheFile() throws IOException {
    file.modifiedAt("2024-01-02T00:00:00Z").read("LOG:  duration: 1 ms  statement: ;");

    assertThat(file.events().queries())
        .containsExactly(
            new CollectedEvents.Query(
                "",
                "(empty)",
                1_000_000,
                -1,
                false,
                Instant.parse("2024-01-02T00:00:00Z").toEpochMilli()));
  }
}
