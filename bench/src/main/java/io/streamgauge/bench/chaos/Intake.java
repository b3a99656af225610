package io.streamgauge.bench.chaos;

/**
 * What one service sent, or what was counted of it, in batches.
 *
 * @param lost numbers that were left out
 * @param repeated batches that were sent again
 */
record Intake(long batches, long lost, long repeated) {

  static final Intake NONE = new Intake(0, 0, 0);

  Intake plus(Intake other) {
    return new Intake(batches + other.batches, lost + other.lost, repeated + other.repeated);
  }
}
