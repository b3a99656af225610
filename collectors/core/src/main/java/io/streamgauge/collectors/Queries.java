package io.streamgauge.collectors;

import java.time.InstantSource;

/**
 * Records database statements. Whoever records replaces the literals first: a statement is
 * published as it is given. The same promises as {@link Requests}: safe for many threads, never
 * blocks, never throws. Durations are nanoseconds, 0 or more.
 */
public final class Queries {

  /** Rows or wait for a connection that are not known. */
  public static final long UNKNOWN = -1;

  private final EventBuffer buffer;
  private final Names names;
  private final InstantSource clock;
  private final Rejections rejections;

  Queries(EventBuffer buffer, Names names, InstantSource clock, Rejections rejections) {
    this.buffer = buffer;
    this.names = names;
    this.clock = clock;
    this.rejections = rejections;
  }

  /** Records a statement that succeeded and ends now. */
  public void record(String statement, long nanos) {
    record(statement, nanos, UNKNOWN, false, UNKNOWN);
  }

  /**
   * Records a statement that ends now.
   *
   * @param rows rows returned or changed, {@link #UNKNOWN} where not known
   * @param poolWaitNanos time waited for the connection, {@link #UNKNOWN} where not known
   */
  public void record(String statement, long nanos, long rows, boolean failed, long poolWaitNanos) {
    record(statement, nanos, rows, failed, poolWaitNanos, clock.millis());
  }

  /**
   * Records a statement with the time of its end.
   *
   * @param endEpochMillis when it ended, 0 or more
   */
  public void record(
      String statement,
      long nanos,
      long rows,
      boolean failed,
      long poolWaitNanos,
      long endEpochMillis) {
    record(statement, nanos, rows, failed, SqlStates.NONE, poolWaitNanos, endEpochMillis);
  }

  /**
   * Records a statement that ends now with an error.
   *
   * @param sqlState its SQLSTATE; null where not known, as is what is not five letters and digits
   * @param poolWaitNanos time waited for the connection, {@link #UNKNOWN} where not known
   */
  public void recordFailure(String statement, long nanos, String sqlState, long poolWaitNanos) {
    int state = SqlStates.number(sqlState);
    record(statement, nanos, UNKNOWN, true, state, poolWaitNanos, clock.millis());
  }

  private void record(
      String statement,
      long nanos,
      long rows,
      boolean failed,
      int sqlState,
      long poolWaitNanos,
      long endEpochMillis) {
    int name = statement == null ? Names.NONE : names.number(statement);
    if (name == Names.NONE) {
      rejections.reject("text of a statement", statement, "the statement, literals replaced");
    } else if (nanos < 0) {
      rejections.reject("duration of a statement", nanos, "0 ns or more");
    } else if (rows < UNKNOWN) {
      rejections.reject("rows of a statement", rows, "-1 (unknown) or more");
    } else if (poolWaitNanos < UNKNOWN) {
      rejections.reject("pool wait of a statement", poolWaitNanos, "-1 (unknown) or more");
    } else if (endEpochMillis < 0) {
      rejections.reject("end of a statement", endEpochMillis, "0 ms after the epoch or more");
    } else {
      long key = QueryIntake.key(name, failed, sqlState);
      buffer.put(key, endEpochMillis, nanos, rows, poolWaitNanos, null);
    }
  }
}
