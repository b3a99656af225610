package io.streamgauge.bench.chaos;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.schemas.Topics;
import java.util.ArrayList;
import java.util.List;

/** All that the processes left behind, in topics and stores, held against the ledger. */
final class Evidence implements AutoCloseable {

  private final Ledger ledger;
  private final long finalBefore;
  private final Summaries summaries = new Summaries();
  private final Oracle oracle;
  private final Transitions transitions = new Transitions();
  private final TopicReader<LatencySummary> latency;
  private final TopicReader<Alert> alerts;
  private final TopicReader<Alert> states;
  private final TopicReader<byte[]> deadLetters;
  private int dead;

  /**
   * @param finalBefore windows that end before it have to be final, epoch milliseconds
   */
  Evidence(Cluster cluster, Ledger ledger, long finalBefore, Rules rules) {
    this.ledger = ledger;
    this.finalBefore = finalBefore;
    this.oracle = new Oracle(rules);
    this.latency = TopicReader.of(Topics.LATENCY, cluster, (key, summary) -> take(summary));
    this.alerts = TopicReader.of(Topics.ALERTS, cluster, transitions::add);
    this.states = TopicReader.of(Topics.ALERT_STATES, cluster, transitions::state);
    this.deadLetters = TopicReader.ofBytes(Topics.DEAD_LETTERS, cluster, (key, value) -> dead++);
  }

  private void take(LatencySummary summary) {
    summaries.add(summary);
    oracle.observe(summary);
  }

  /**
   * What differs now; empty where everything is as it has to be.
   *
   * @param streams the Streams processes that run
   */
  List<String> differences(List<Service> streams) throws InterruptedException {
    List<String> differences = new ArrayList<>();
    latency.read();
    alerts.read();
    states.read();
    deadLetters.read();
    summaries.compare(ledger, finalBefore, differences);
    transitions.compare(oracle.transitions(), differences);
    if (dead > 0) {
      differences.add(dead + " dead letters");
    }
    if (differences.isEmpty()) {
      Stores stores = new Stores(streams);
      stores.compareWindows(ledger, summaries.latest(), differences);
      stores.compareIntake(ledger, differences);
    }
    return differences;
  }

  int transitions() {
    return transitions.count();
  }

  @Override
  public void close() {
    latency.close();
    alerts.close();
    states.close();
    deadLetters.close();
  }
}
