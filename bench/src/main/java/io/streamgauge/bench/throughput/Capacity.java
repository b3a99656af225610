package io.streamgauge.bench.throughput;

import io.streamgauge.bench.BenchCluster;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What one stream thread of the product manages, for measurements that load it by a share. */
public final class Capacity {

  private static final long EVENTS = 20_000_000;

  private Capacity() {}

  /** Measures events a second in batches of 200, in a cluster of its own. */
  public static double measure(Consumer<String> progress) throws Exception {
    var plan = new ThroughputRun.Plan(List.of(Row.OURS_200), EVENTS, 1, 2, Optional.empty());
    try (BenchCluster cluster = BenchCluster.start()) {
      return new ThroughputRun(plan, progress).run(cluster).results().get(0).median();
    }
  }
}
