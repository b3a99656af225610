package io.streamgauge.collectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.streamgauge.collectors.RecordingCollector;
import io.streamgauge.event.QueryBatch;
import io.streamgauge.schemas.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasuredDataSourceTest {

  private record Event(
      String statement, boolean failed, String sqlState, long rows, long nanos, long poolWait) {}

  private final RecordingCollector recording = new RecordingCollector();
  private final HikariDataSource pool = new HikariDataSource();
  private DataSource measured;

  @BeforeEach
  void open() throws SQLException {
    pool.setJdbcUrl("jdbc:h2:mem:");
    pool.setMaximumPoolSize(1);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table item (id int primary key, name varchar)");
    }
    measured = MeasuredDataSource.wrap(pool, recording.collector());
  }

  @AfterEach
  void close() {
    pool.close();
    recording.close();
  }

  @Test
  void keepsLiteralsOut() throws SQLException {
    try (Connection connection = measured.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeQuery("select name from item where name = 'secret'").close();
    }

    assertThat(events())
        .singleElement()
        .satisfies(e -> assertThat(e.statement()).isEqualTo("select name from item where name = ?"))
        .satisfies(e -> assertThat(e.failed()).isFalse())
        .satisfies(e -> assertThat(e.nanos()).isPositive());
  }

  @Test
  void readsStatementsAsTheDatabaseDoes() throws SQLException {
    try (Connection connection = measured.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeQuery("select * from item where name = 'c:\\' and id = 5").close();
    }

    assertThat(events())
        .extracting(Event::statement)
        .containsExactly("select * from item where name = ? and id = ?");
  }

  @Test
  void countsTheRowsThatChanged() throws SQLException {
    try (Connection connection = measured.getConnection();
        PreparedStatement insert = connection.prepareStatement("insert into item values (?, ?)")) {
      for (int id = 0; id < 3; id++) {
        insert.setInt(1, id);
        insert.setString(2, "n" + id);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    try (Connection connection = measured.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update item set name = 'x' where id < 2");
      statement.executeQuery("select * from item").close();
    }

    assertThat(events()).extracting(Event::rows).containsExactly(3L, 2L, -1L);
  }

  @Test
  void recordsFailures() throws SQLException {
    try (Connection connection = measured.getConnection();
        Statement statement = connection.createStatement()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.executeQuery("select * from nowhere"));
    }

    assertThat(events())
        .singleElement()
        .satisfies(event -> assertThat(event.failed()).isTrue())
        .satisfies(event -> assertThat(event.sqlState()).as("no such table").isEqualTo("42S02"));
  }

  @Test
  void measuresTheWaitForTheConnectionOnce() throws SQLException {
    try (Connection connection = measured.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeQuery("select 1").close();
      statement.executeQuery("select 2").close();
    }

    List<Event> events = events();
    assertThat(events.get(0).poolWait()).isPositive();
    assertThat(events.get(1).poolWait()).isEqualTo(-1);
  }

  private List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (QueryBatch batch : recording.published(Topics.QUERIES)) {
      for (int i = 0; i < batch.getClassIndex().size(); i++) {
        var type = batch.getClasses().get(batch.getClassIndex().get(i));
        events.add(
            new Event(
                type.getStatement(),
                type.getFailed(),
                type.getSqlState(),
                batch.getRows().isEmpty() ? -1 : batch.getRows().get(i),
                batch.getDuration().get(i),
                batch.getPoolWait().isEmpty() ? -1 : batch.getPoolWait().get(i)));
      }
    }
    return events;
  }
}
