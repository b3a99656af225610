package io.streamgauge.collectors.jdbc;

import io.streamgauge.collectors.SqlDialect;
import io.streamgauge.collectors.StatementNormalizer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.StatementType;

/**
 * Normalised texts of statements. Prepared ones come again with the same text, so theirs are kept,
 * up to a limit; others may hold a new literal each time.
 */
final class StatementTexts {

  private static final int MOST_KEPT = 2_000;

  private final ConcurrentMap<String, String> kept = new ConcurrentHashMap<>();
  private volatile SqlDialect dialect;

  /** Asks the first connection which database it is, since they differ in what a literal is. */
  void learnDialect(Connection connection) {
    if (dialect == null) {
      dialect = dialectOf(connection);
    }
  }

  private static SqlDialect dialectOf(Connection connection) {
    try {
      return SqlDialect.ofProduct(connection.getMetaData().getDatabaseProductName());
    } catch (SQLException | RuntimeException e) {
      return SqlDialect.UNKNOWN;
    }
  }

  /** The text of what was executed at once; of a batch the different texts, one after the other. */
  String of(StatementType type, List<QueryInfo> statements) {
    boolean keep = type != StatementType.STATEMENT;
    if (statements.size() == 1) {
      return normalized(statements.get(0).getQuery(), keep);
    }
    return statements.stream()
        .map(statement -> normalized(statement.getQuery(), keep))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private String normalized(String sql, boolean keep) {
    String known = keep ? kept.get(sql) : null;
    if (known != null) {
      return known;
    }
    SqlDialect learnt = dialect;
    String text = StatementNormalizer.normalize(sql, learnt == null ? SqlDialect.UNKNOWN : learnt);
    if (keep && kept.size() < MOST_KEPT) {
      kept.put(sql, text);
    }
    return text;
  }
}
