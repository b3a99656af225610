package io.streamgauge.streams.caches;

import static java.util.Objects.requireNonNull;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.CacheSample;
import io.streamgauge.metric.OffsetRange;
import io.streamgauge.streams.intake.SourceOffset;
import java.util.List;
import java.util.Optional;

/**
 * One reading of one cache in one instance.
 *
 * @param batch holds this reading alone
 * @param source where it came from, as far as known
 */
public record CacheReading(CacheBatch batch, Optional<SourceOffset> source) {

  public CacheReading {
    requireNonNull(batch, "batch");
    requireNonNull(source, "source");
  }

  CacheSample sample() {
    return batch.getSamples().get(0);
  }

  /** When it was read, epoch milliseconds. */
  long time() {
    return sample().getTime();
  }

  List<OffsetRange> sources() {
    return source.map(SourceOffset::range).orElse(List.of());
  }
}
