package io.streamgauge.alerting.topology;

import io.streamgauge.service.kafka.InputOffsets;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Lets the task commit how far it has come in all of its inputs, which is what {@link JudgedClock}
 * goes by. What comes to it goes no further.
 */
final class InputOffsetsProcessor<V> implements Processor<String, V, Void, Void> {

  private static final Duration EVERY = Duration.ofSeconds(1);

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    context.schedule(
        EVERY, PunctuationType.WALL_CLOCK_TIME, now -> InputOffsets.commitAll(context));
  }

  @Override
  public void process(Record<String, V> record) {}
}
