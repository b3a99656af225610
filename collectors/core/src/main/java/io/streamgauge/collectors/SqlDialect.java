package io.streamgauge.collectors;

import java.util.Locale;

/** How a database reads quotes and comments, as far as it decides what a literal is. */
public enum SqlDialect {
  /**
   * Not known. What may be a literal is taken for one; where a backslash before a quote leaves two
   * readings, everything from there on is.
   */
  UNKNOWN,
  /** Double quotes are names, a backslash in {@code '…'} is an ordinary character. */
  POSTGRES,
  /** Double quotes are strings, a backslash escapes, {@code #} begins a comment. */
  MYSQL;

  /**
   * The dialect of a database.
   *
   * @param product name as {@link java.sql.DatabaseMetaData#getDatabaseProductName()} gives it; may
   *     be null
   */
  public static SqlDialect ofProduct(String product) {
    String name = product == null ? "" : product.toLowerCase(Locale.ROOT);
    if (name.contains("mysql") || name.contains("mariadb")) {
      return MYSQL;
    }
    boolean standard =
        name.contains("postgres")
            || name.equals("h2")
            || name.contains("oracle")
            || name.contains("hsql")
            || name.contains("derby");
    return standard ? POSTGRES : UNKNOWN;
  }
}
