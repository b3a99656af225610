package io.streamgauge.collectors.jdbc;

import io.streamgauge.collectors.Queries;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Reads the number of changed rows from what an {@code execute…} method of JDBC returned. */
final class ChangedRows {

  private ChangedRows() {}

  /**
   * Rows changed, {@link Queries#UNKNOWN} where the result does not tell. In a batch, statements
   * that do not tell (negative counts) count nothing, unless none of them tells.
   */
  static long of(Object result) {
    if (result instanceof Integer rows) {
      return Math.max(Queries.UNKNOWN, rows);
    }
    if (result instanceof Long rows) {
      return Math.max(Queries.UNKNOWN, rows);
    }
    if (result instanceof int[] rows) {
      return sum(Arrays.stream(rows).asLongStream());
    }
    if (result instanceof long[] rows) {
      return sum(Arrays.stream(rows));
    }
    return Queries.UNKNOWN;
  }

  private static long sum(LongStream rows) {
    return rows.filter(count -> count >= 0).reduce(Long::sum).orElse(Queries.UNKNOWN);
  }
}
