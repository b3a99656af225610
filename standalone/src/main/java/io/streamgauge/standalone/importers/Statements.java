package io.streamgauge.standalone.importers;

import io.streamgauge.collectors.SqlDialect;
import io.streamgauge.collectors.StatementNormalizer;

/** Names statements after their text. */
final class Statements {

  /** Name of a statement that is nothing but comments or a semicolon. */
  static final String EMPTY = "(empty)";

  private Statements() {}

  static String nameOf(String sql, SqlDialect dialect) {
    String normalised = StatementNormalizer.normalize(sql, dialect);
    return normalised.isEmpty() ? EMPTY : normalised;
  }
}
