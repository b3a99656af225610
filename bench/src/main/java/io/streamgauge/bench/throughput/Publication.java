package io.streamgauge.bench.throughput;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.DataSet;
import java.util.function.Consumer;

/** The events that stand in a cluster; those of one data set at a time. */
final class Publication {

  private final BenchCluster cluster;
  private final Consumer<String> progress;
  private DataSet published;

  Publication(BenchCluster cluster, Consumer<String> progress) {
    this.cluster = cluster;
    this.progress = progress;
  }

  /**
   * Events as specified: those that are there, or else new ones in their place.
   *
   * @throws WrongResultException if not all of them have arrived
   */
  DataSet of(DataSet.Spec spec) {
    if (published == null || !published.spec().equals(spec)) {
      progress.accept("publishing %,d events, %s".formatted(spec.events(), spec.format()));
      if (published != null) {
        cluster.topics().recreate(published.topic()); // the product reads all of its topics
      }
      cluster.topics().recreate(spec.format().topic());
      published =
          DataSet.publish(
              spec, System.currentTimeMillis(), cluster.bootstrapServers(), cluster.client());
      requireAll(cluster.topics().records(published.topic()), published.records());
    }
    return published;
  }

  private static void requireAll(long arrived, long sent) {
    if (arrived != sent) {
      throw new WrongResultException("sent %d records, %d arrived".formatted(sent, arrived));
    }
  }
}
