package io.streamgauge.standalone.importers;

import io.streamgauge.event.Collection;
import io.streamgauge.event.MemorySample;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import java.util.Map;

/**
 * Where the events of a recorded file go, in the order of the file. That is not always the order of
 * time: some logs are written newest first. Not thread-safe.
 */
public interface RecordedEvents {

  /**
   * A request.
   *
   * @param operation what was asked for, identifiers already replaced
   * @param status status code in the terms of the kind, 0 where there is none
   * @param durationNanos nanoseconds, 0 or more
   * @param endEpochMillis when it ended, as far as the format tells
   * @param traceId trace of the request, or null
   */
  void request(
      String operation,
      RequestKind kind,
      int status,
      Outcome outcome,
      long durationNanos,
      long endEpochMillis,
      String traceId);

  /**
   * A database statement.
   *
   * @param statement without literals
   * @param durationNanos nanoseconds, 0 or more
   * @param rows rows returned or changed, -1 where unknown
   * @param endEpochMillis when it ended, as far as the format tells
   */
  void query(String statement, long durationNanos, long rows, boolean failed, long endEpochMillis);

  /** A garbage collection. */
  void collection(Collection collection);

  /** A reading of memory. */
  void memory(MemorySample sample);

  /**
   * A reading of a gauge.
   *
   * @param value a finite number
   * @param epochMillis when it was read
   */
  void gauge(String name, Map<String, String> tags, double value, long epochMillis);

  /**
   * Where to put events that the file attributes to a process of its own.
   *
   * @param instance name of the process, or null where the file tells the service only
   */
  RecordedEvents forService(String service, String instance);

  /**
   * Part of the file was passed over.
   *
   * @param reason what it was, one of few: it is counted by this text
   */
  void skipped(String reason);
}
