package io.streamgauge.alerting.topology;

import io.streamgauge.alert.Alert;
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

/**
 * Acts: has observations judged, with all that is remembered in stores, and forwards transitions.
 * Once a second it has judged what was not heard. After each start and whenever the rules have
 * changed it has those alerts ended that the rules in force do not watch any more.
 */
final class AlertProcessor implements Processor<String, Observation, String, Alert> {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Supplier<Rules> rules;
  private final EventClock clock;
  private Judge judge;

  AlertProcessor(Supplier<Rules> rules, EventClock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<String, Alert> context) {
    judge =
        new Judge(
            rules,
            StoredMemory.of(context),
            (id, alert) -> context.forward(new Record<>(id, alert, alert.getAt())));
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
