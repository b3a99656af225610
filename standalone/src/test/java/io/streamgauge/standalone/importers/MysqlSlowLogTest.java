package io.streamgauge.standalone.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MysqlSlowLogTest {

  private final SampleFile file = new SampleFile(LogFormat.MYSQL_SLOW);

  @Test
  void readsTheTimesOf57() throws IOException {
    file.read(
        "# Time: 2018-02-05T02:46:43.015898Z",
        "# User@Host: a[a] @ localhost []  Id:     3",
        "# Query_time: 0.000016  Lock_time: 0.000000 Rows_sent: 5  Rows_examined: 9",
        "use shop;",
        "SET timestamp=1517798803;",
        "select \"it's\" from t",
        "# a comment of the statement",
        "where id = 7;",
        "# Time: 2018-02-05T03:46:44+01:00",
        "# User@Host: a[a] @ localhost []  Id:     3",
        "# Query_time: 2  Lock_time: 0 Rows_sent: 0  Rows_examined: 9",
        "SET timestamp=1517798804;",
        "# administrator command: Ping;");

    assertThat(file.events().queries())
        .containsExactly(
            new CollectedEvents.Query(
                "", "select ? from t where id = ?", 16_000, 5, false, 1_517_798_803_015L),
            new CollectedEvents.Query(
                "", "administrator command: ping", 2_000_000_000, 0, false, 1_517_798_804_000L));
  }

  @Test
  void readsWhatPerconaAndMariaDbAdd() throws IOException {
    file.read(
        ImportOptions.defaults().withZone(ZoneId.of("Europe/Berlin")),
        "# Time: 190103  8:40:34",
        "# User@Host: a[a] @ localhost []",
        "# Thread_id: 8  Schema: shop  Last_errno: 1064  Killed: 0",
        "# Query_time: 0.5  Lock_time: 0.1  Rows_sent: 0  Rows_examined: 2",
        "# Rows_affected: 3 Bytes_sent: 11",
        "#",
        "# explain: id select_type table",
        "update t set a = 1;",
        "# User@Host: a[a] @ localhost []",
        "# Query_time: 0.25  Lock_time: 0  Rows_sent: 0  Rows_examined: 2",
        "SET last_insert_id=7,insert_id=8,timestamp=1546501235.5;",
        "insert into t values (1), (2);",
        "# Query_time: 0.125  Lock_time: 0  Rows_sent: 1  Rows_examined: 2",
        "select 1;");

    assertThat(file.events().queries())
        .containsExactly(
            new CollectedEvents.Query(
                "",
                "update t set a = ?",
                500_000_000,
                3,
                true,
                Instant.parse("2019-01-03T07:40:34Z").toEpochMilli()),
            new CollectedEvents.Query(
                "", "insert into t values (?)", 250_000_000, 0, false, 1_546_501_235_500L),
            new CollectedEvents.Query("", "select ?", 125_000_000, 1, false, 1_546_501_235_500L));
  }

  @Test
  void namesAnEntryAfterUseWhereNothingFollows() throws IOException {
    file.read(
        "# User@Host: a[a] @ localhost []",
        "# Query_time: 0.5  Lock_time: 0.1  Rows_sent: 0  Rows_examined: 2",
        "use shop;",
        "# User@Host: a[a] @ localhost []",
        "# Query_time: 0.5  Lock_time: 0.1  Rows_sent: 0  Rows_examined: 2");

    assertThat(file.events().queries())
        .extracting(CollectedEvents.Query::statement)
        .containsExactly("use shop", "(empty)");
  }

  @Test
  void countsWhatIsNoEntry() throws IOException {
    file.read(
        "/usr/sbin/mysqld, Version: 8.0.36 (MySQL Community Server - GPL). started with:",
        "Tcp port: 3306  Unix socket: /var/run/mysqld/mysqld.sock",
        "Time                 Id Command    Argument",
        "a stray line",
        "# User@Host: a[a] @ localhost []",
        "# Query_time: nan  Lock_time: 0.1  Rows_sent: 0  Rows_examined: 2",
        "select 1;",
        "# User@Host: a[a] @ localhost []",
        "# Query_time: 1  Lock_time: 0.1  Rows_sent: 0  Rows_examined: 2",
        "select 1;",
        "/usr/sbin/mysqld, Version: 8.0.36 (MySQL Community Server - GPL). started with:");

    assertThat(file.events().queries()).hasSize(1);
    assertThat(file.events().skipped())
        .isEqualTo(
            Map.of(
                "banner of the server", 4L,
                "line outside of an entry", 1L,
                "Query_time out of range", 1L));
  }
}
