package io.streamgauge.alerting.topology;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.ShadowAlert;
import io.streamgauge.alerting.lifecycle.EventClock;
import io.streamgauge.alerting.lifecycle.Judge;
import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.alerting.rules.Rules;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Judges as {@link AlertProcessor} does, by shadow rules and with stores of their own, and forwards
 * each transition with what the rules in force make of the series.
 */
final class ShadowProcessor implements Processor<String, Observation, String, ShadowAlert> {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Supplier<Rules> rules;
  private final EventClock clock;
  private Judge judge;

  ShadowProcessor(Supplier<Rules> rules, EventClock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<String, ShadowAlert> context) {
    KeyValueStore<String, Alert> inForce = context.getStateStore(AlertingTopology.STATES);
    judge =
        new Judge(
            rules,
            StoredMemory.of(
                context,
                AlertingTopology.SHADOW_TRACKS,
                AlertingTopology.SHADOW_STATES,
                AlertingTopology.SHADOW_PAST,
                AlertingTopology.SHADOW_BASELINES),
            (id, alert) ->
                context.forward(
                    new Record<>(
                        id, ShadowAlerts.ofShadow(alert, inForce.get(id)), alert.getAt())));
    context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  private void look(long now) {
    judge.retire(now);
    judge.advance(clock);
  }

  @Override
  public void process(Record<String, Observation> record) {
    judge.observe(record.value());
  }
}
