package io.streamgauge.bench.throughput;

import io.streamgauge.bench.load.DataSet;
import io.streamgauge.bench.report.Figures;
import java.util.Collections;
import java.util.List;

/** What the rounds of a row came to. */
record Result(Row row, DataSet data, List<Reading> rounds) {

  Result {
    rounds = List.copyOf(rounds);
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("no rounds, at least one is needed");
    }
  }

  double median() {
    return Figures.median(perSecond());
  }

  double slowest() {
    return Collections.min(perSecond());
  }

  double fastest() {
    return Collections.max(perSecond());
  }

  /** Nanoseconds of processor time per event, of the threads that read. */
  double cpuNanos() {
    return Figures.median(rounds.stream().map(Reading::cpuNanosPerUnit).toList());
  }

  List<Double> perSecond() {
    return rounds.stream().map(Reading::perSecond).toList();
  }

  /** Bytes of a record's value, before compression. */
  double recordBytes() {
    return (double) data.bytes() / data.records();
  }
}
