package io.streamgauge.alerting.topology;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.lifecycle.Evaluator;
import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.alerting.lifecycle.Plan;
import io.streamgauge.alerting.lifecycle.Planner;
import io.streamgauge.alerting.lifecycle.Series;
import io.streamgauge.alerting.lifecycle.Track;
import io.streamgauge.alerting.lifecycle.Verdict;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Acts: asks evaluator and planner, remembers what they found, and forwards transitions. */
final class AlertProcessor implements Processor<String, Observation, String, Alert> {

  private final Rules rules;
  private final Evaluator evaluator = new Evaluator();
  private final Planner planner = new Planner();
  private ProcessorContext<String, Alert> context;
  private KeyValueStore<String, Track> tracks;
  private KeyValueStore<String, Alert> states;

  AlertProcessor(Rules rules) {
    this.rules = rules;
  }

  @Override
  public void init(ProcessorContext<String, Alert> context) {
    this.context = context;
    tracks = context.getStateStore(AlertingTopology.TRACKS);
    states = context.getStateStore(AlertingTopology.STATES);
  }

  @Override
  public void process(Record<String, Observation> record) {
    Observation observation = record.value();
    for (Rule rule : rules.all()) {
      evaluator
          .evaluate(rule, observation)
          .ifPresent(verdict -> judge(rule, observation.series(), verdict, record));
    }
  }

  private void judge(
      Rule rule, Series series, Verdict verdict, Record<String, Observation> record) {
    String id = series.alertId(rule);
    Track stored = tracks.get(id);
    Track before = stored == null ? Track.NEW : stored;
    Plan plan = planner.plan(rule, series, before, verdict);
    if (!plan.track().equals(before)) {
      tracks.put(id, plan.track());
    }
    plan.transition().ifPresent(alert -> tell(id, alert, record));
  }

  private void tell(String id, Alert alert, Record<String, Observation> record) {
    states.put(id, alert);
    context.forward(record.withKey(id).withValue(alert).withTimestamp(alert.getAt()));
  }
}
