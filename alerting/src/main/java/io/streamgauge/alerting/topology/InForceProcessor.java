package io.streamgauge.alerting.topology;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.ShadowAlert;
import io.streamgauge.alerting.rules.Rules;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Forwards transitions by the rules in force with what the shadow rule of the same name makes of
 * the series; where there is none, nothing is to be compared.
 */
final class InForceProcessor implements Processor<String, Alert, String, ShadowAlert> {

  private final Supplier<Rules> shadowRules;
  private ProcessorContext<String, ShadowAlert> context;
  private KeyValueStore<String, Alert> shadow;

  InForceProcessor(Supplier<Rules> shadowRules) {
    this.shadowRules = shadowRules;
  }

  @Override
  public void init(ProcessorContext<String, ShadowAlert> processorContext) {
    context = processorContext;
    shadow = processorContext.getStateStore(AlertingTopology.SHADOW_STATES);
  }

  @Override
  public void process(Record<String, Alert> record) {
    Alert alert = record.value();
    if (shadowRules.get().find(alert.getRule()).isPresent()) {
      context.forward(record.withValue(ShadowAlerts.ofInForce(alert, shadow.get(record.key()))));
    }
  }
}
