package io.streamgauge.bench.chaos;

/**
 * What adds up in a window.
 *
 * @param nanos sum of the durations
 */
record Sums(long count, long errors, long nanos) {

  static final Sums NONE = new Sums(0, 0, 0);

  Sums plus(boolean error, long duration) {
    return new Sums(count + 1, errors + (error ? 1 : 0), nanos + duration);
  }

  @Override
  public String toString() {
    return "%d events, %d errors, %d ns".formatted(count, errors, nanos);
  }
}
