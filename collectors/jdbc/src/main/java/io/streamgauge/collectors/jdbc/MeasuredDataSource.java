package io.streamgauge.collectors.jdbc;

import static java.util.Objects.requireNonNull;

import io.streamgauge.collectors.Collector;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Measures the statements that run through a data source. */
public final class MeasuredDataSource {

  private MeasuredDataSource() {}

  /**
   * A data source that does what the given one does and records each statement: its text with
   * literals replaced, its duration, the rows it changed, whether it failed. Wrapped around a pool,
   * the time that {@code getConnection} took is the pool wait of the connection's first statement.
   */
  public static DataSource wrap(DataSource dataSource, Collector collector) {
    requireNonNull(dataSource, "dataSource");
    requireNonNull(collector, "collector");
    return ProxyDataSourceBuilder.create(dataSource)
        .listener(new StatementListener(collector.queries()))
        .build();
  }
}
