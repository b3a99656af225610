package io.streamgauge.collectors;

import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import java.time.InstantSource;

/**
 * Records requests. All methods are safe for use by many threads, never block (unless {@link
 * WhenFull#WAIT} was asked for) and never throw: what is not valid is counted as rejected and
 * logged once. Durations are nanoseconds, 0 or more.
 */
public final class Requests {

  private static final int SERVER_ERROR = 500;
  private static final int LONGEST_TRACE_ID = 128;

  private final EventBuffer buffer;
  private final Names names;
  private final InstantSource clock;
  private final Rejections rejections;

  Requests(EventBuffer buffer, Names names, InstantSource clock, Rejections rejections) {
    this.buffer = buffer;
    this.names = names;
    this.clock = clock;
    this.rejections = rejections;
  }

  /**
   * Records an HTTP request that ends now. A status of 500 or more is an error.
   *
   * @param operation what was asked for, identifiers replaced, for example {@code GET /orders/{id}}
   */
  public void record(String operation, int status, long nanos) {
    record(operation, RequestKind.HTTP, status, outcome(RequestKind.HTTP, status), nanos);
  }

  /**
   * Records a request that ends now.
   *
   * @param status status code in the terms of the kind, 0 where there is none
   */
  public void record(String operation, RequestKind kind, int status, Outcome outcome, long nanos) {
    record(operation, kind, status, outcome, nanos, clock.millis(), null);
  }

  /**
   * Records a request with the time of its end.
   *
   * @param endEpochMillis when it ended, 0 or more
   * @param traceId trace that it belongs to, or null
   */
  public void record(
      String operation,
      RequestKind kind,
      int status,
      Outcome outcome,
      long nanos,
      long endEpochMillis,
      String traceId) {
    int name = operation == null ? Names.NONE : names.number(operation);
    if (name == Names.NONE) {
      rejections.reject("operation of a request", operation, "a name");
    } else {
      put(name, kind, status, outcome, nanos, endEpochMillis, traceId);
    }
  }

  /**
   * A recorder for one operation, to be kept and used again: it saves looking the name up. A name
   * that is missing gives a recorder that rejects all.
   */
  public RequestOperation operation(String operation, RequestKind kind) {
    int name = operation == null ? Names.NONE : names.number(operation);
    return new RequestOperation(this, name, kind);
  }

  void put(
      int name,
      RequestKind kind,
      int status,
      Outcome outcome,
      long nanos,
      long endEpochMillis,
      String traceId) {
    if (name == Names.NONE) {
      rejections.reject("operation of a request", "missing", "a name");
    } else if (kind == null) {
      rejections.reject("kind of a request", null, "one of RequestKind");
    } else if (outcome == null) {
      rejections.reject("outcome of a request", null, "SUCCESS or ERROR");
    } else if (nanos < 0) {
      rejections.reject("duration of a request", nanos, "0 ns or more");
    } else if (endEpochMillis < 0) {
      rejections.reject("end of a request", endEpochMillis, "0 ms after the epoch or more");
    } else {
      long key = RequestIntake.key(name, kind, status, outcome);
      buffer.put(key, endEpochMillis, nanos, 0, 0, fitting(traceId));
    }
  }

  private static String fitting(String traceId) {
    return traceId == null || traceId.length() > LONGEST_TRACE_ID ? null : traceId;
  }

  static Outcome outcome(RequestKind kind, int status) {
    return kind == RequestKind.HTTP && status >= SERVER_ERROR ? Outcome.ERROR : Outcome.SUCCESS;
  }

  long now() {
    return clock.millis();
  }
}
