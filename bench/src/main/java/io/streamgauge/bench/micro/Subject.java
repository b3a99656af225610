package io.streamgauge.bench.micro;

import io.streamgauge.collectors.RecordBenchmark;
import io.streamgauge.streams.latency.CombineBenchmark;
import io.streamgauge.streams.latency.RollupBenchmark;
import io.streamgauge.streams.latency.StoreReadBenchmark;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is measured, in the order that an event comes through. */
enum Subject {
  RECORD(RecordBenchmark.class, "event") {
    @Override
    List<Integer> threads() {
      return Stream.of(1, Runtime.getRuntime().availableProcessors()).distinct().toList();
    }
  },
  CODEC(CodecBenchmark.class, "event"),
  COMBINE(CombineBenchmark.class, "event"),
  ROLLUP(RollupBenchmark.class, "delta"),
  STORE(StoreReadBenchmark.class, "answer");

  private final Class<?> benchmark;
  private final String unit;

  Subject(Class<?> benchmark, String unit) {
    this.benchmark = benchmark;
    this.unit = unit;
  }

  /** The name on the command line. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The class whose benchmarks are run. */
  Class<?> benchmark() {
    return benchmark;
  }

  /** What one operation is. */
  String unit() {
    return unit;
  }

  /** The numbers of threads that it is measured with. */
  List<Integer> threads() {
    return List.of(1);
  }
}
