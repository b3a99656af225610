package io.streamgauge.collectors;

import java.util.List;
import java.util.Random;

/** Statements whose literals all carry {@link #SECRET} or {@link #DIGITS}. */
final class RandomSql {

  static final String SECRET = "topsecret";
  static final String DIGITS = "8675309";

  private static final List<String> CLAUSES =
      List.of(
          "a = %s",
          "t.b1 < %s",
          "c in (%s, %s, %s)",
          "d between %s and %s",
          "e like %s",
          "f(%s, x) > %s",
          "not g <> %s",
          "(h = %s or i = - %s)",
          "case when j=%s then %s end = 1",
          "k is null",
          "l in (select m from n where o = %s)",
          "p||%s = q",
          "r = %s::text");

  private static final List<String> PLAIN =
      List.of(
          "'" + SECRET + "'",
          "'it''s " + SECRET + "'",
          "'-- " + SECRET + "'",
          "'/*" + SECRET + "'",
          "''",
          DIGITS,
          "-" + DIGITS,
          DIGITS + ".5",
          "1" + DIGITS + "e-1" + DIGITS,
          "0x" + DIGITS + "ff",
          "X'" + DIGITS + "'",
          "N'" + SECRET + "'",
          "'" + SECRET + "\n'",
          "date '" + SECRET + "'",
          "'a' '" + SECRET + "'",
          "/* " + SECRET + " */ 'b'",
          "-- " + SECRET + "\n'c'",
          "'\"" + SECRET + "'");

  private static final List<String> POSTGRES =
      List.of(
          "E'\\'" + SECRET + "'",
          "$$" + SECRET + "'$$",
          "$x$ '" + SECRET + "$$ $x$",
          "'C:\\" + SECRET + "\\'",
          "U&'" + SECRET + "'",
          "B'" + DIGITS + "'");

  private static final List<String> MYSQL =
      List.of(
          "\"" + SECRET + "\"",
          "'\\'" + SECRET + "'",
          "\"it's " + SECRET + "\"",
          "\"\\\"" + SECRET + "\"",
          "_utf8'" + SECRET + "'",
          "# " + SECRET + "\n'd'");

  private RandomSql() {}

  /** A statement; where the dialect is unknown, one of either. */
  static String statement(Random random, SqlDialect dialect) {
    List<String> special =
        switch (dialect) {
          case POSTGRES -> POSTGRES;
          case MYSQL -> MYSQL;
          case UNKNOWN -> random.nextBoolean() ? POSTGRES : MYSQL;
        };
    return statement(random, special);
  }

  private static String statement(Random random, List<String> special) {
    if (random.nextInt(4) == 0) {
      return insert(random, special);
    }
    StringBuilder sql = new StringBuilder("SELECT x, \n y FROM t1 WHERE ");
    for (int i = random.nextInt(5); i >= 0; i--) {
      sql.append(fill(pick(random, CLAUSES), random, special)).append(i == 0 ? " " : " AND ");
    }
    return sql.append(random.nextBoolean() ? ";" : "").toString();
  }

  private static String insert(Random random, List<String> special) {
    StringBuilder sql = new StringBuilder("INSERT INTO t1 (a, b) VALUES ");
    for (int i = random.nextInt(4); i >= 0; i--) {
      sql.append(fill("(%s, %s)", random, special)).append(i == 0 ? "" : ",");
    }
    return sql.toString();
  }

  private static String fill(String clause, Random random, List<String> special) {
    String filled = clause;
    while (filled.contains("%s")) {
      int at = filled.indexOf("%s");
      filled = filled.substring(0, at) + literal(random, special) + filled.substring(at + 2);
    }
    return filled;
  }

  private static String literal(Random random, List<String> special) {
    return pick(random, random.nextInt(3) == 0 ? special : PLAIN);
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
