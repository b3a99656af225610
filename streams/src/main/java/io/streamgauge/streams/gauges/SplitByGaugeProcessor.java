package io.streamgauge.streams.gauges;

import io.streamgauge.event.GaugeBatch;
import io.streamgauge.event.GaugeReading;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.intake.LeftOut;
import io.streamgauge.streams.intake.MalformedBatchException;
import io.streamgauge.streams.intake.Punctuality;
import io.streamgauge.streams.intake.SourceOffset;
import io.streamgauge.streams.store.Keys;
import io.streamgauge.streams.window.TimeMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Splits batches into batches of one series each, keyed by service and series, so that all readings
 * of a series meet.
 */
public final class SplitByGaugeProcessor
    implements Processor<String, GaugeBatch, String, GaugeBatch> {

  private final TimeMode mode;
  private ProcessorContext<String, GaugeBatch> context;
  private Punctuality punctuality;
  private LeftOut leftOut;

  public SplitByGaugeProcessor(TimeMode mode) {
    this.mode = mode;
  }

  @Override
  public void init(ProcessorContext<String, GaugeBatch> processorContext) {
    context = processorContext;
    punctuality = new Punctuality(mode, context::currentSystemTimeMs);
    leftOut = new LeftOut(context, Topics.GAUGES);
  }

  @Override
  public void process(Record<String, GaugeBatch> record) {
    GaugeBatch batch = record.value();
    bySeries(batch).forEach((series, readings) -> forward(batch, series, readings));
  }

  /**
   * The timely readings of each series.
   *
   * @throws MalformedBatchException if any reading is wrong, before anything is forwarded
   */
  private Map<String, List<GaugeReading>> bySeries(GaugeBatch batch) {
    List<String> series = batch.getReadings().stream().map(SplitByGaugeProcessor::check).toList();
    String service = batch.getSource().getService();
    Map<String, List<GaugeReading>> timely = new LinkedHashMap<>();
    for (int i = 0; i < series.size(); i++) {
      GaugeReading reading = batch.getReadings().get(i);
      switch (punctuality.of(reading.getTime())) {
        case LATE -> leftOut.count(service, 1, 0);
        case AHEAD -> leftOut.count(service, 0, 1);
        case TIMELY ->
            timely.computeIfAbsent(series.get(i), first -> new ArrayList<>()).add(reading);
      }
    }
    return timely;
  }

  private void forward(GaugeBatch batch, String series, List<GaugeReading> readings) {
    GaugeBatch single = // made anew: a builder of the batch would copy all of its readings
        new GaugeBatch(
            batch.getSource(),
            batch.getProducerId(),
            batch.getSequence(),
            batch.getDropped(),
            readings);
    long latest = readings.stream().mapToLong(GaugeReading::getTime).max().orElseThrow();
    context.forward(
        new Record<>(
            Keys.join(batch.getSource().getService(), series),
            single,
            latest,
            SourceOffset.headersOf(context)));
  }

  private static String check(GaugeReading reading) {
    GaugeSeries series = GaugeSeries.of(reading);
    if (!Double.isFinite(reading.getValue())) {
      throw new MalformedBatchException(
          "value of gauge %s is %s; it must be a finite number"
              .formatted(series.text(), reading.getValue()));
    }
    return series.text();
  }
}
