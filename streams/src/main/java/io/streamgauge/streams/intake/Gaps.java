package io.streamgauge.streams.intake;

import io.streamgauge.metric.ServiceTally;

/** What is missing by a tally, to note when it becomes more. */
record Gaps(long lost, long dropped, long late, long ahead) {

  static Gaps of(ServiceTally tally) {
    return new Gaps(tally.getLost(), tally.getDropped(), tally.getLate(), tally.getAhead());
  }

  /** Writes the time, epoch milliseconds, beside each count that is above what it was. */
  void noteGrowth(ServiceTally tally, long wallClock) {
    if (tally.getLost() > lost) {
      tally.setLostAt(wallClock);
    }
    if (tally.getDropped() > dropped) {
      tally.setDroppedAt(wallClock);
    }
    if (tally.getLate() > late) {
      tally.setLateAt(wallClock);
    }
    if (tally.getAhead() > ahead) {
      tally.setAheadAt(wallClock);
    }
  }
}
