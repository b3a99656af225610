package io.streamgauge.alerting.topology;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.lifecycle.Evaluator;
import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.alerting.lifecycle.Plan;
import io.streamgauge.alerting.lifecycle.Planner;
import io.streamgauge.alerting.lifecycle.Retirement;
import io.streamgauge.alerting.lifecycle.Series;
import io.streamgauge.alerting.lifecycle.Track;
import io.streamgauge.alerting.lifecycle.Verdict;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import java.time.Duration;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Acts: asks evaluator and planner, remembers what they found, and forwards transitions. Once after
 * each start it retires the alerts that the rules in force do not watch any more.
 */
final class AlertProcessor implements Processor<String, Observation, String, Alert> {

  private static final Duration RETIRE_AFTER = Duration.ofSeconds(1);

  private final Rules rules;
  private final Evaluator evaluator = new Evaluator();
  private final Planner planner = new Planner();
  private final Retirement retirement;
  private ProcessorContext<String, Alert> context;
  private KeyValueStore<String, Track> tracks;
  private KeyValueStore<String, Alert> states;
  private Cancellable retiring;

  AlertProcessor(Rules rules) {
    this.rules = rules;
    this.retirement = new Retirement(rules);
  }

  @Override
  public void init(ProcessorContext<String, Alert> context) {
    this.context = context;
    tracks = context.getStateStore(AlertingTopology.TRACKS);
    states = context.getStateStore(AlertingTopology.STATES);
    retiring = context.schedule(RETIRE_AFTER, PunctuationType.WALL_CLOCK_TIME, this::retire);
  }

  @Override
  public void process(Record<String, Observation> record) {
    Observation observation = record.value();
    for (Rule rule : rules.all()) {
      evaluator
          .evaluate(rule, observation)
          .ifPresent(verdict -> judge(rule, observation.series(), verdict));
    }
  }

  private void judge(Rule rule, Series series, Verdict verdict) {
    String id = series.alertId(rule);
    Track before = track(id);
    act(id, before, planner.plan(rule, series, before, verdict));
  }

  private void retire(long now) {
    retiring.cancel();
    try (KeyValueIterator<String, Alert> all = states.all()) {
      while (all.hasNext()) {
        KeyValue<String, Alert> entry = all.next();
        Track before = track(entry.key);
        retirement.plan(entry.value, before, now).ifPresent(plan -> act(entry.key, before, plan));
      }
    }
  }

  private Track track(String id) {
    Track stored = tracks.get(id);
    return stored == null ? Track.NEW : stored;
  }

  private void act(String id, Track before, Plan plan) {
    if (!plan.track().equals(before)) {
      tracks.put(id, plan.track());
    }
    plan.transition()
        .ifPresent(
            alert -> {
              states.put(id, alert);
              context.forward(new Record<>(id, alert, alert.getAt()));
            });
  }
}
