package io.streamgauge.bench.latency;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;

/** One event with an operation of its own, and when it showed up where. Thread-safe. */
final class Probe {

  private static final long NOT_YET = Long.MIN_VALUE;

  private final String service;
  private final String operation;
  private final long eventTime;
  private final long recorded;
  private final AtomicLong readable = new AtomicLong(NOT_YET);
  private final AtomicLong alerted = new AtomicLong(NOT_YET);

  /**
   * @param eventTime epoch milliseconds
   * @param recorded as {@link System#nanoTime()} counts
   */
  Probe(String service, String operation, long eventTime, long recorded) {
    this.service = requireNonNull(service, "service");
    this.operation = requireNonNull(operation, "operation");
    this.eventTime = eventTime;
    this.recorded = recorded;
  }

  String service() {
    return service;
  }

  String operation() {
    return operation;
  }

  long eventTime() {
    return eventTime;
  }

  /** Notes that it can be read now; only the first time counts. */
  void readable() {
    readable.compareAndSet(NOT_YET, System.nanoTime());
  }

  /** Notes that its alert has come; only the first time counts. */
  void alerted() {
    alerted.compareAndSet(NOT_YET, System.nanoTime());
  }

  /** Seconds until it could be read. */
  OptionalDouble secondsToReadable() {
    return seconds(readable.get());
  }

  /** Seconds until its alert came. */
  OptionalDouble secondsToAlert() {
    return seconds(alerted.get());
  }

  boolean arrived() {
    return secondsToReadable().isPresent() && secondsToAlert().isPresent();
  }

  private OptionalDouble seconds(long at) {
    return at == NOT_YET ? OptionalDouble.empty() : OptionalDouble.of((at - recorded) / 1e9);
  }
}
