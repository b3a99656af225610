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
 * Once a second it has judged what was not heard, and has alerts suppressed and released. After
 * each start and whenever the rules have changed it has those alerts ended that the rules in force
 * do not watch any more.
 */
final class AlertProcessor implements Processor<String, Observation, String, Alert> {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Supplier<Rules> rules;
  private final EventClock clock;
  private final QuietTables quiet;
  private Judge judge;

  AlertProcessor(Supplier<Rules> rules, EventClock clock, QuietTables quiet) {
    this.rules = rules;
    this.clock = clock;
    this.quiet = quiet;
  }

  @Override
  public void init(ProcessorContext<String, Alert> context) {
    quiet.open(context);
    judge =
        new Judge(
            rules,
            StoredMemory.of(context),
            (id, alert) -> context.forward(new Record<>(id, alert, alert.getAt())),
            () -> quiet.at(context.currentSystemTimeMs()));
    context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  private void look(long now) {
    judge.retire(now);
    judge.advance(clock);
    judge.hush(now);
  }

  @Override
  public void process(Record<String, Observation> record) {
    judge.observe(record.value());
  }
}
