package io.streamgauge.listener;

import java.util.concurrent.atomic.LongAdder;

/** Counts for {@link ListenerStats}. Thread-safe. */
final class Tallies {

  final LongAdder delivered = new LongAdder();
  final LongAdder unwanted = new LongAdder();
  final LongAdder repeated = new LongAdder();
  final LongAdder retries = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder unreadable = new LongAdder();
  final LongAdder interruptions = new LongAdder();

  ListenerStats stats() {
    return new ListenerStats(
        delivered.sum(),
        unwanted.sum(),
        repeated.sum(),
        retries.sum(),
        failed.sum(),
        unreadable.sum(),
        interruptions.sum());
  }
}
