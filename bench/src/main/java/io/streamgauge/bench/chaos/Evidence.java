package io.streamgauge.bench.chaos;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.schemas.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * All that the processes left behind, in topics and stores, held against the ledger, the silences
 * and what the target of the notifier took.
 */
final class Evidence implements AutoCloseable {

  private final Ledger ledger;
  private final Silences silences;
  private final Rules rules;
  private final Clock clock;
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
  Evidence(
      Cluster cluster,
      Ledger ledger,
      Silences silences,
      Rules rules,
      long finalBefore,
      Clock clock) {
    this.ledger = ledger;
    this.silences = silences;
    this.rules = rules;
    this.clock = clock;
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
   * @param alerting the alerting processes that run
   */
  List<String> differences(List<Service> streams, List<Service> alerting)
      throws InterruptedException {
    List<String> differences = new ArrayList<>();
    latency.read();
    alerts.read();
    states.read();
    deadLetters.read();
    summaries.compare(ledger, finalBefore, differences);
    transitions.compare(oracle.transitions(), differences);
    compareSuppressions(differences);
    if (dead > 0) {
      differences.add(dead + " dead letters");
    }
    if (differences.isEmpty()) {
      Stores stores = new Stores(streams);
      stores.compareWindows(ledger, summaries.latest(), differences);
      stores.compareIntake(ledger, differences);
      new AlertAnswers(alerting).compare(transitions.states(), differences);
      silences.compare(differences);
    }
    return differences;
  }

  private void compareSuppressions(List<String> differences) {
    Suppressions suppressions =
        new Suppressions(
            transitions.published(),
            silences.asked(),
            rules.inhibitions(),
            clock.millis(),
            differences);
    suppressions.compareSteps();
    suppressions.compareStates(oracle.transitions());
  }

  /**
   * What of the transitions the target of the notifier was not told, or should not have been.
   *
   * @param notices all that it took
   */
  List<String> untold(List<Notice> notices) {
    List<String> differences = new ArrayList<>();
    Notices.compare(notices, transitions.published(), differences);
    return differences;
  }

  /** All transitions of alerts. */
  List<Alert> transitions() {
    return transitions.published().values().stream().flatMap(List::stream).toList();
  }

  @Override
  public void close() {
    latency.close();
    alerts.close();
    states.close();
    deadLetters.close();
  }
}
