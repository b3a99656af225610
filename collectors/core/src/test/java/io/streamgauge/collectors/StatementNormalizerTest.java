package io.streamgauge.collectors;

import static io.streamgauge.collectors.SqlDialect.MYSQL;
import static io.streamgauge.collectors.SqlDialect.POSTGRES;
import static io.streamgauge.collectors.SqlDialect.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatementNormalizerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT * FROM t WHERE id = 42            | select * from t where id = ?",
        "select a from t where b='it''s' and c=1.5e-3 | select a from t where b=? and c=?",
        "UPDATE t SET a = a + -4897 WHERE b = 1;  | update t set a = a + ? where b = ?",
        "select a - 5, a -5, -5 from t            | select a - ?, a -?, ? from t",
        "select 0x1F, X'1f', b'01', N'n', E'\\n'  | select ?, ?, ?, ?, ?",
        "select t1.c2 from db3.t1                 | select t1.c2 from db3.t1",
        "select $1, :name, ?, ?2 from t           | select ?, ?, ?, ? from t",
        "select a::text, b::int from t            | select a::text, b::int from t",
        "select $$se'cret$$, $tag$se$$cret$tag$   | select ?, ?",
        "select U&'d\\0061t' from t               | select ? from t",
        "select date '2020-01-01', date'2020'     | select date ?, date ?",
        "select 'a' 'b'                           | select ?",
        "insert into t (a, b) values (1, now()), (2, now()), (3, now()) | insert into t (a, b) values (?, now())",
        "insert into t values (1,2),(3,4) on conflict do nothing | insert into t values (?, ?) on conflict do nothing",
        "select * from t where a in (1,2 , 3) and b in ('x') | select * from t where a in (?) and b in (?)",
        "select * from t where (a, b) in ((1,2),(3,4)) | select * from t where (a, b) in ((?, ?))",
        "select array[1,2,3], m[4]                | select array[?], m[?]",
        "select f(1, 2, 3)                        | select f(?, ?, ?)",
        "update t set a = NULL, b = true where c is null and d is not true | update t set a = ?, b = ? where c is null and d is not true",
        "select 1;;                               | select ?",
        "begin; select 1; commit;                 | begin; select ?; commit",
        "select /* id=7 */ a -- secret            | select a",
        "select q'[it's]' from dual               | select ? from dual",
        "select a, 'never closed from t           | select a, ?",
        "select a from t where b between 1 and 2  | select a from t where b between ? and ?",
        "select 1e5-2                             | select ?-?",
        "select a from t limit 10 offset 20       | select a from t limit ? offset ?",
      })
  void replacesValuesAndKeepsTheShape(String sql, String expected) {
    assertThat(StatementNormalizer.normalize(sql)).isEqualTo(expected);
  }

  @Test
  void writesBlanksTheSameWayHoweverTheTextIsLaidOut() {
    String sql = "SELECT a ,\n\tcount( * )\r\n  FROM t -- of all\n WHERE ( b = 1 )\n ;\n";
    assertThat(StatementNormalizer.normalize(sql))
        .isEqualTo("select a, count(*) from t where (b = ?)");
  }

  @Test
  void readsDoubleQuotesAsTheDialectDoes() {
    String sql = "select \"Id\" from t where \"State\" = \"On\"";
    assertThat(StatementNormalizer.normalize(sql, POSTGRES))
        .isEqualTo("select \"Id\" from t where \"State\" = \"On\"");
    assertThat(StatementNormalizer.normalize(sql, MYSQL)).isEqualTo("select ? from t where ? = ?");
    assertThat(StatementNormalizer.normalize(sql, UNKNOWN))
        .isEqualTo("select \"Id\" from t where \"State\" = ?");
  }

  @Test
  void keepsNamesInDoubleQuotesThatTouchADot() {
    String sql = "select \"T 1\".\"Id\" from \"T 1\" where a = \"T 1\".\"Id\"";
    assertThat(StatementNormalizer.normalize(sql)).isEqualTo(sql);
  }

  @Test
  void takesMySqlsCommentsApart() {
    assertThat(StatementNormalizer.normalize("SHOW /*!40100 ENGINE*/ STATUS # secret", MYSQL))
        .isEqualTo("show engine status");
    assertThat(StatementNormalizer.normalize("select `a#1`, 5--3", MYSQL))
        .isEqualTo("select `a#1`, ?-?");
    assertThat(StatementNormalizer.normalize("select a #>> '{b}' from t", POSTGRES))
        .isEqualTo("select a #>> ? from t");
    assertThat(StatementNormalizer.normalize("select /* a /* b */ secret */ 1", POSTGRES))
        .isEqualTo("select ?");
  }

  @Test
  void readsABackslashAsTheDialectDoes() {
    assertThat(StatementNormalizer.normalize("select 'it\\'s secret' from t", MYSQL))
        .isEqualTo("select ? from t");
    assertThat(StatementNormalizer.normalize("select 'C:\\' from t where q = 2", POSTGRES))
        .isEqualTo("select ? from t where q = ?");
  }

  @Test
  void givesUpTheRestWhereTheReadingsOfABackslashDiffer() {
    assertThat(StatementNormalizer.normalize("select 'it\\'s secret', b from t"))
        .isEqualTo("select ?");
    assertThat(StatementNormalizer.normalize("select 'C:\\temp\\\\' from t"))
        .isEqualTo("select ? from t");
  }

  @Test
  void isEmptyForCommentsOnly() {
    assertThat(StatementNormalizer.normalize(" ; -- nothing\n;/* */")).isEmpty();
  }

  @Test
  void boundsTheLength() {
    String columns = "a_column, ".repeat(10_000);
    assertThat(StatementNormalizer.normalize("select " + columns + "b from t"))
        .hasSize(StatementNormalizer.MAX_LENGTH)
        .endsWith("…");
  }

  @Test
  void collapsesListsOfAnyLength() {
    String values = "('secret', 1, null), ".repeat(200_000);
    String numbers = "1, ".repeat(200_000);
    assertThat(StatementNormalizer.normalize("insert into t values " + values + "(1, 2, 3)"))
        .isEqualTo("insert into t values (?, ?, ?)");
    assertThat(StatementNormalizer.normalize("select a from t where b in (" + numbers + "1)"))
        .isEqualTo("select a from t where b in (?)");
  }

  @ParameterizedTest
  @EnumSource
  void letsNoLiteralThrough(SqlDialect dialect) {
    Random random = new Random(20_240_917);
    for (int i = 0; i < 20_000; i++) {
      String sql = RandomSql.statement(random, dialect);
      assertThat(StatementNormalizer.normalize(sql, dialect))
          .as(sql)
          .doesNotContainIgnoringCase(RandomSql.SECRET)
          .doesNotContain(RandomSql.DIGITS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void letsNoLiteralThroughWhenTheStatementIsCutAnywhere(SqlDialect dialect) {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      String sql = RandomSql.statement(random, dialect);
      String cut = sql.substring(0, random.nextInt(sql.length() + 1));
      assertThat(StatementNormalizer.normalize(cut, dialect))
          .as(cut)
          .doesNotContainIgnoringCase(RandomSql.SECRET)
          .doesNotContain(RandomSql.DIGITS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void changesNothingTheSecondTime(SqlDialect dialect) {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      String once = StatementNormalizer.normalize(RandomSql.statement(random, dialect), dialect);
      assertThat(StatementNormalizer.normalize(once, dialect)).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @EnumSource
  void survivesAnyText(SqlDialect dialect) {
    Random random = new Random(11);
    String alphabet = "'\"`$:;,()[]{}\\/*-#?!.&|%@ eEqQuUxXnN019_aé\n\uD83D\uDE00\uD83D";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(StatementNormalizer.normalize(text.toString(), dialect))
          .hasSizeLessThanOrEqualTo(StatementNormalizer.MAX_LENGTH);
    }
  }
}
