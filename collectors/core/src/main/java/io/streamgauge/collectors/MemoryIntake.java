package io.streamgauge.collectors;

import io.streamgauge.event.Collection;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.event.MemorySample;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** Readings of memory and collections on their way into batches. */
final class MemoryIntake implements Intake<MemoryBatch> {

  private final SampleQueue<MemorySample> samples;
  private final SampleQueue<Collection> collections;
  private final int mostOfEach;

  MemoryIntake(
      SampleQueue<MemorySample> samples, SampleQueue<Collection> collections, int mostOfEach) {
    this.samples = samples;
    this.collections = collections;
    this.mostOfEach = mostOfEach;
  }

  @Override
  public Optional<Batch<MemoryBatch>> next(Heading heading) {
    List<MemorySample> readings = samples.poll(mostOfEach);
    List<Collection> ended = collections.poll(mostOfEach);
    int events = readings.size() + ended.size();
    if (events == 0 && heading.dropped() == 0) {
      return Optional.empty();
    }
    LongStream times =
        LongStream.concat(
            readings.stream().mapToLong(MemorySample::getTime),
            ended.stream().mapToLong(Collection::getTime));
    long newest = times.max().orElse(heading.time());
    return Optional.of(new Batch<>(batch(heading, readings, ended), events, newest));
  }

  private static MemoryBatch batch(
      Heading heading, List<MemorySample> readings, List<Collection> ended) {
    return MemoryBatch.newBuilder()
        .setSource(heading.source())
        .setProducerId(heading.producerId())
        .setSequence(heading.sequence())
        .setDropped(heading.dropped())
        .setSamples(readings)
        .setCollections(ended)
        .build();
  }

  @Override
  public BooleanSupplier emptied() {
    BooleanSupplier readings = samples.emptied();
    BooleanSupplier ended = collections.emptied();
    return () -> readings.getAsBoolean() && ended.getAsBoolean();
  }

  @Override
  public long offered() {
    return samples.offered() + collections.offered();
  }

  @Override
  public long refused() {
    return samples.refused() + collections.refused();
  }

  @Override
  public void close() {
    samples.close();
    samples.discard();
    collections.close();
    collections.discard();
  }
}
