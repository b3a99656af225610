package io.streamgauge.alerting.topology;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.lifecycle.Combiner;
import io.streamgauge.alerting.rules.Rules;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Acts for the rules that go by what others say: takes alerts in by service, and tells theirs. */
final class CombineProcessor implements Processor<String, Alert, String, Alert> {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Supplier<Rules> rules;
  private final QuietTables quiet;
  private Combiner combiner;

  CombineProcessor(Supplier<Rules> rules, QuietTables quiet) {
    this.rules = rules;
    this.quiet = quiet;
  }

  @Override
  public void init(ProcessorContext<String, Alert> context) {
    quiet.open(context);
    combiner =
        new Combiner(
            rules,
            StoredMemory.ofCombinations(context),
            new StoredFirings(context.getStateStore(AlertingTopology.FIRINGS)),
            (id, alert) -> context.forward(new Record<>(id, alert, alert.getAt())),
            () -> quiet.at(context.currentSystemTimeMs()));
    context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, combiner::look);
  }

  @Override
  public void process(Record<String, Alert> record) {
    combiner.observe(record.value());
  }
}
