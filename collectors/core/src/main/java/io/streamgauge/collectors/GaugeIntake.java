package io.streamgauge.collectors;

import io.streamgauge.event.GaugeBatch;
import io.streamgauge.event.GaugeReading;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Readings of gauges on their way into batches. */
final class GaugeIntake implements Intake<GaugeBatch> {

  private final SampleQueue<GaugeReading> queue;
  private final int mostReadings;

  GaugeIntake(SampleQueue<GaugeReading> queue, int mostReadings) {
    this.queue = queue;
    this.mostReadings = mostReadings;
  }

  @Override
  public Optional<Batch<GaugeBatch>> next(Heading heading) {
    List<GaugeReading> readings = queue.poll(mostReadings);
    if (readings.isEmpty() && heading.dropped() == 0) {
      return Optional.empty();
    }
    long newest = readings.stream().mapToLong(GaugeReading::getTime).max().orElse(heading.time());
    return Optional.of(new Batch<>(batch(heading, readings), readings.size(), newest));
  }

  private static GaugeBatch batch(Heading heading, List<GaugeReading> readings) {
    return GaugeBatch.newBuilder()
        .setSource(heading.source())
        .setProducerId(heading.producerId())
        .setSequence(heading.sequence())
        .setDropped(heading.dropped())
        .setReadings(readings)
        .build();
  }

  @Override
  public BooleanSupplier emptied() {
    return queue.emptied();
  }

  @Override
  public long offered() {
    return queue.offered();
  }

  @Override
  public long refused() {
    return queue.refused();
  }

  @Override
  public void close() {
    queue.close();
    queue.discard();
  }
}
