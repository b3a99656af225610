package io.streamgauge.collectors.jdbc;

import io.streamgauge.collectors.Queries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.lifecycle.JdbcLifecycleEventListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records statements as they end. It measures by itself, since the proxy's own times are
 * milliseconds. What goes wrong here never reaches the application.
 */
final class StatementListener extends JdbcLifecycleEventListenerAdapter {

  private static final Logger log = LoggerFactory.getLogger(StatementListener.class);
  private static final String STARTED = "io.streamgauge.started";

  private final Queries queries;
  private final StatementTexts texts = new StatementTexts();
  private final ConcurrentMap<String, Long> waits = new ConcurrentHashMap<>();
  private final AtomicBoolean failed = new AtomicBoolean();

  StatementListener(Queries queries) {
    this.queries = queries;
  }

  @Override
  public void beforeGetConnection(MethodExecutionContext context) {
    context.addCustomValue(STARTED, System.nanoTime());
  }

  @Override
  public void afterGetConnection(MethodExecutionContext context) {
    ConnectionInfo connection = context.getConnectionInfo();
    if (context.getThrown() == null && connection != null) {
      long wait = System.nanoTime() - context.getCustomValue(STARTED, Long.class);
      waits.put(connection.getConnectionId(), wait);
      texts.learnDialect((Connection) context.getResult());
    }
  }

  @Override
  public void afterClose(MethodExecutionContext context) {
    if (context.getTarget() instanceof Connection && context.getConnectionInfo() != null) {
      waits.remove(context.getConnectionInfo().getConnectionId());
    }
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> statements) {
    execution.addCustomValue(STARTED, System.nanoTime());
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> statements) {
    long ended = System.nanoTime();
    try {
      if (!statements.isEmpty()) {
        record(execution, statements, ended);
      }
    } catch (RuntimeException e) {
      if (failed.compareAndSet(false, true)) {
        log.warn("A statement could not be recorded; further ones are not logged", e);
      }
    }
  }

  private void record(ExecutionInfo execution, List<QueryInfo> statements, long ended) {
    long nanos = ended - execution.getCustomValue(STARTED, Long.class);
    Long wait = waits.remove(execution.getConnectionId());
    long poolWait = wait == null ? Queries.UNKNOWN : wait;
    String text = texts.of(execution.getStatementType(), statements);
    if (execution.isSuccess()) {
      queries.record(text, nanos, ChangedRows.of(execution.getResult()), false, poolWait);
    } else {
      queries.recordFailure(text, nanos, sqlState(execution.getThrowable()), poolWait);
    }
  }

  private static String sqlState(Throwable thrown) {
    return thrown instanceof SQLException ? ((SQLException) thrown).getSQLState() : null;
  }
}
