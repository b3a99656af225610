package io.streamgauge.collectors;

import io.streamgauge.collectors.SqlScanner.Backslash;
import io.streamgauge.collectors.SqlScanner.Kind;
import java.util.Objects;

/**
 * Makes one statement of all that differ only in their values, and keeps the values out of it.
 *
 * <p>Literals and parameters become {@code ?}, lists of equal items after {@code IN} or in brackets
 * become one item, of the rows after {@code VALUES} the first remains. Comments go, white space
 * becomes one blank, words become lower case; quoted names stay as they are. A literal that does
 * not end swallows the rest. Takes time linear in the length of the text.
 */
public final class StatementNormalizer {

  /** Longest statement that is returned, in characters; what was longer ends in {@code …}. */
  public static final int MAX_LENGTH = 2048;

  /** Lists shrink while they are read, so more than what is returned is worth reading. */
  private static final int WORTH_WRITING = 4 * MAX_LENGTH;

  private StatementNormalizer() {}

  /** Normalises a statement of an unknown database. */
  public static String normalize(String sql) {
    return normalize(sql, SqlDialect.UNKNOWN);
  }

  /**
   * Normalises a statement.
   *
   * @return the statement without literals, empty where the text holds nothing but comments
   */
  public static String normalize(String sql, SqlDialect dialect) {
    Objects.requireNonNull(sql, "sql");
    boolean twoReadings = sql.contains("\\'") || sql.contains("\\\"");
    if (!twoReadings || dialect == SqlDialect.POSTGRES) {
      return write(sql, dialect, Backslash.ORDINARY);
    }
    if (dialect == SqlDialect.MYSQL) {
      return write(sql, dialect, Backslash.ESCAPES);
    }
    return whereBothReadingsAgree(sql);
  }

  /** The wrong reading takes text for strings and strings for text. */
  private static String whereBothReadingsAgree(String sql) {
    String escaped = write(sql, SqlDialect.UNKNOWN, Backslash.ESCAPES);
    String ordinary = write(sql, SqlDialect.UNKNOWN, Backslash.ORDINARY);
    return escaped.equals(ordinary) ? escaped : write(sql, SqlDialect.UNKNOWN, Backslash.UNCLEAR);
  }

  private static String write(String sql, SqlDialect dialect, Backslash backslash) {
    SqlScanner scanner = new SqlScanner(sql, dialect, backslash);
    StatementWriter writer = new StatementWriter();
    Kind kind = scanner.next();
    while (kind != Kind.END && writer.length() < WORTH_WRITING) {
      switch (kind) {
        case GAP -> writer.gap();
        case WORD -> writer.word(scanner.text());
        case QUOTED_NAME -> writer.name(scanner.text());
        case DOUBLE_QUOTED -> writer.nameOrLiteral(scanner.text(), scanner.touchesDot());
        case LITERAL, PARAMETER -> writer.value();
        case SYMBOL -> writer.symbol(scanner.text());
        case END -> throw new IllegalStateException("the loop ends at the end");
      }
      kind = scanner.next();
    }
    return shortened(writer.text());
  }

  private static String shortened(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    int cut = MAX_LENGTH - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut) + "…";
  }
}
