package io.streamgauge.alerting.topology;

import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.alerting.lifecycle.Observations;
import io.streamgauge.metric.ServiceHealth;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Reads how a service stood in a minute, and notes which record said so. */
final class HealthProcessor implements FixedKeyProcessor<String, ServiceHealth, Observation> {

  private FixedKeyProcessorContext<String, Observation> context;

  @Override
  public void init(FixedKeyProcessorContext<String, Observation> processorContext) {
    context = processorContext;
  }

  @Override
  public void process(FixedKeyRecord<String, ServiceHealth> record) {
    RecordMetadata place = context.recordMetadata().orElseThrow();
    context.forward(
        record.withValue(Observations.of(record.value(), place.partition(), place.offset())));
  }
}
