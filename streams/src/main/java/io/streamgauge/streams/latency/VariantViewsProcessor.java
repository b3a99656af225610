package io.streamgauge.streams.latency;

import io.streamgauge.metric.LatencyDelta;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends each delta of a variant to the windows of every view that sees it. What has no place in the
 * budget of series is left out: each task has a part of it only, which as a window of its own would
 * look like the whole.
 */
public final class VariantViewsProcessor
    implements Processor<String, LatencyDelta, String, LatencyDelta> {

  private final List<VariantView> views;
  private ProcessorContext<String, LatencyDelta> context;

  /**
   * @param dimensions by which windows are told apart, each alone and in every combination
   */
  public VariantViewsProcessor(Set<Dimension> dimensions) {
    views = VariantView.all(dimensions);
  }

  @Override
  public void init(ProcessorContext<String, LatencyDelta> processorContext) {
    context = processorContext;
  }

  @Override
  public void process(Record<String, LatencyDelta> record) {
    if (SeriesKey.isOverflow(record.key())) {
      return;
    }
    VariantKey key = VariantKey.parse(record.key());
    Variant variant = Variant.parse(key.variant()).orElseThrow();
    for (VariantView view : views) {
      view.of(variant)
          .ifPresent(
              seen ->
                  context.forward(record.withKey(new VariantKey(key.series(), seen).toString())));
    }
  }
}
