package io.streamgauge.bench.load;

/** Consecutive events of one instance, as columns that are filled again and again. */
final class Chunk {

  /** Events in each chunk; every number of events in a record divides it. */
  static final int EVENTS = 1_000;

  /** Index of the service. */
  int service;

  /** Index of the instance among all instances. */
  int instance;

  /** Index of the operation within its service. */
  final int[] operation = new int[EVENTS];

  /** Epoch milliseconds, not decreasing. */
  final long[] time = new long[EVENTS];

  final long[] nanos = new long[EVENTS];
  final boolean[] failed = new boolean[EVENTS];
}
