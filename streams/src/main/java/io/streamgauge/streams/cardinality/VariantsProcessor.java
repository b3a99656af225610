package io.streamgauge.streams.cardinality;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.latency.Variant;
import io.streamgauge.streams.latency.VariantKey;
import io.streamgauge.streams.store.StoreNames;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keys deltas by the variant of their service, too: by {@link Variant#OTHER} where the service has
 * more variants than places. Each task decides for its own series, so that the counts of one series
 * are never split while a variant has its place.
 */
public final class VariantsProcessor
    implements Processor<String, LatencyDelta, String, LatencyDelta> {

  private final int most;
  private ProcessorContext<String, LatencyDelta> context;
  private VariantPlaces places;

  /**
   * @param most variants that a service may have
   */
  public VariantsProcessor(int most) {
    this.most = most;
  }

  @Override
  public void init(ProcessorContext<String, LatencyDelta> processorContext) {
    context = processorContext;
    places = new VariantPlaces(context.getStateStore(StoreNames.VARIANTS), most);
  }

  @Override
  public void process(Record<String, LatencyDelta> record) {
    LatencyDelta delta = record.value();
    SeriesKey series = SeriesKey.parse(record.key());
    String variant = delta.getVariant();
    boolean admitted = places.admits(series.service(), variant, delta.getLastEvent());
    String kept = admitted ? variant : Variant.OTHER.toString();
    context.forward(record.withKey(new VariantKey(series, kept).toString()));
  }
}
