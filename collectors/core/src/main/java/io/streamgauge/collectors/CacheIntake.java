package io.streamgauge.collectors;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.CacheSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Readings of caches on their way into batches; one batch holds one beginning of counting. */
final class CacheIntake implements Intake<CacheBatch> {

  /**
   * A reading that waits.
   *
   * @param started epoch milliseconds at which its counters were 0, or null where not known
   */
  record Reading(CacheSample sample, Long started) {}

  private final SampleQueue<Reading> queue;
  private final int mostSamples;

  CacheIntake(SampleQueue<Reading> queue, int mostSamples) {
    this.queue = queue;
    this.mostSamples = mostSamples;
  }

  @Override
  public Optional<Batch<CacheBatch>> next(Heading heading) {
    Reading first = queue.peek();
    if (first == null && heading.dropped() == 0) {
      return Optional.empty();
    }
    Long started = first == null ? null : first.started();
    List<CacheSample> samples = take(started);
    long newest = samples.stream().mapToLong(CacheSample::getTime).max().orElse(heading.time());
    return Optional.of(new Batch<>(batch(heading, started, samples), samples.size(), newest));
  }

  private List<CacheSample> take(Long started) {
    List<CacheSample> samples = new ArrayList<>();
    while (samples.size() < mostSamples) {
      Reading next = queue.peek();
      if (next == null || !Objects.equals(next.started(), started)) {
        break;
      }
      samples.add(queue.poll().sample());
    }
    return samples;
  }

  private static CacheBatch batch(Heading heading, Long started, List<CacheSample> samples) {
    return CacheBatch.newBuilder()
        .setSource(heading.source())
        .setProducerId(heading.producerId())
        .setSequence(heading.sequence())
        .setDropped(heading.dropped())
        .setStarted(started)
        .setSamples(samples)
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
