package io.streamgauge.streams.progress;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Lets the records of one type through, of a stage that reports windows and its progress. */
public final class OnlyProcessor<R, V extends R> implements Processor<String, R, String, V> {

  private final Class<V> type;
  private ProcessorContext<String, V> context;

  public OnlyProcessor(Class<V> type) {
    this.type = type;
  }

  @Override
  public void init(ProcessorContext<String, V> processorContext) {
    context = processorContext;
  }

  @Override
  public void process(Record<String, R> record) {
    if (type.isInstance(record.value())) {
      context.forward(record.withValue(type.cast(record.value())));
    }
  }
}
