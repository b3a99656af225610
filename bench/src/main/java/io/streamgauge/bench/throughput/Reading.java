package io.streamgauge.bench.throughput;

import io.streamgauge.bench.report.Figures;

/**
 * One reading of a data set.
 *
 * @param units what was read: events, or deltas
 * @param nanos from the first record to the last one being committed
 * @param cpuNanos processor time of the threads that did it
 */
record Reading(long units, long nanos, long cpuNanos) {

  double perSecond() {
    return units * 1e9 / nanos;
  }

  double cpuNanosPerUnit() {
    return (double) cpuNanos / units;
  }

  @Override
  public String toString() {
    return "%s/s in %s s, %s cpu ns each"
        .formatted(
            Figures.rate(perSecond()),
            Figures.digits(nanos / 1e9),
            Figures.digits(cpuNanosPerUnit()));
  }
}
