package io.streamgauge.bench.latency;

import io.streamgauge.bench.BenchCluster;
import java.net.URI;
import java.time.Clock;

/** Sends probes and waits for them on both ends. */
final class Probing implements AutoCloseable {

  private final ProbePublisher publisher;
  private final AlertWatch alerts;
  private final AnswerWatch answers;

  private Probing(ProbePublisher publisher, AlertWatch alerts, AnswerWatch answers) {
    this.publisher = publisher;
    this.alerts = alerts;
    this.answers = answers;
  }

  /**
   * @param api root of the product's HTTP
   */
  static Probing start(BenchCluster cluster, URI api, Clock clock) {
    return new Probing(
        new ProbePublisher(cluster.bootstrapServers(), cluster.client(), clock),
        AlertWatch.start(cluster.bootstrapServers(), cluster.client()),
        new AnswerWatch(api));
  }

  /** Publishes a probe, and has both ends note in it when it shows up. */
  Probe send(String service, int number) {
    Probe probe = publisher.publish(service, number, alerts::watch);
    answers.watch(probe);
    return probe;
  }

  @Override
  public void close() {
    answers.close();
    alerts.close();
    publisher.close();
  }
}
