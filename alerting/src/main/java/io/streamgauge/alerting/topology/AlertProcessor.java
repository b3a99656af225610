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
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Acts: asks evaluator and planner, remembers what they found, and forwards transitions. After each
 * start and whenever the rules have changed it retires the alerts that the rules in force do not
 * watch any more.
 */
final class AlertProcessor implements Processor<String, Observation, String, Alert> {

  private static final Duration RETIRE_EVERY = Duration.ofSeconds(1);

  private final Supplier<Rules> rules;
  private final Evaluator evaluator = new Evaluator();
  private final Planner planner = new Planner();
  private ProcessorContext<String, Alert> context;
  private KeyValueStore<String, Track> tracks;
  private KeyValueStore<String, Alert> states;
  private Rules retiredBy;

  AlertProcessor(Supplier<Rules> rules) {
    this.rules = rules;
  }

  @Override
  public void init(ProcessorContext<String, Alert> context) {
    this.context = context;
    tracks = context.getStateStore(AlertingTopology.TRACKS);
    states = context.getStateStore(AlertingTopology.STATES);
    retiredBy = null;
    context.schedule(RETIRE_EVERY, PunctuationType.WALL_CLOCK_TIME, this::retire);
  }

  @Override
  public void process(Record<String, Observation> record) {
    Observation observation = record.value();
    for (Rule rule : rules.get().all()) {
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
    Rules inForce = rules.get();
    if (inForce == retiredBy) {
      return;
    }
    Retirement retirement = new Retirement(inForce);
    try (KeyValueIterator<String, Alert> all = states.all()) {
      while (all.hasNext()) {
        KeyValue<String, Alert> entry = all.next();
        Track before = track(entry.key);
        retirement.plan(entry.value, before, now).ifPresent(plan -> act(entry.key, before, plan));
      }
    }
    retiredBy = inForce;
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
