package io.streamgauge.streams.topology;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.CacheSample;
import io.streamgauge.event.GaugeBatch;
import io.streamgauge.event.GaugeReading;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.QueryBatch;
import io.streamgauge.event.QueryClass;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.RequestClass;
import io.streamgauge.event.RequestKind;
import io.streamgauge.event.Source;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Batches as a collector of the service "shop" would send them. */
final class Batches {

  private Batches() {}

  static Source source(String instance) {
    return new Source("shop", instance, null, null, Map.of());
  }

  /** One request for each duration, all ended at the same time. */
  static RequestBatch requests(
      long sequence, String operation, Outcome outcome, long time, Duration... durations) {
    return RequestBatch.newBuilder()
        .setSource(source("shop-1"))
        .setProducerId("life-1")
        .setSequence(sequence)
        .setBaseTime(time)
        .setClasses(List.of(new RequestClass(operation, RequestKind.HTTP, 0, outcome)))
        .setClassIndex(Arrays.stream(durations).map(duration -> 0).toList())
        .setTimeOffset(Arrays.stream(durations).map(duration -> 0).toList())
        .setDuration(Arrays.stream(durations).map(Duration::toNanos).toList())
        .build();
  }

  static RequestBatch requests(long sequence, String operation, long time, Duration... durations) {
    return requests(sequence, operation, Outcome.SUCCESS, time, durations);
  }

  static QueryBatch query(
      long sequence, String statement, long time, Duration duration, long rows) {
    return QueryBatch.newBuilder()
        .setSource(source("shop-1"))
        .setProducerId("life-1")
        .setSequence(sequence)
        .setBaseTime(time)
        .setClasses(List.of(new QueryClass(statement, false, "")))
        .setClassIndex(List.of(0))
        .setTimeOffset(List.of(0))
        .setDuration(List.of(duration.toNanos()))
        .setRows(List.of(rows))
        .build();
  }

  static GaugeBatch gauges(String producerId, long sequence, GaugeReading... readings) {
    return GaugeBatch.newBuilder()
        .setSource(source("shop-1"))
        .setProducerId(producerId)
        .setSequence(sequence)
        .setReadings(List.of(readings))
        .build();
  }

  static CacheBatch cache(
      String producerId, String instance, long sequence, long time, long hits, long misses) {
    return CacheBatch.newBuilder()
        .setSource(source(instance))
        .setProducerId(producerId)
        .setSequence(sequence)
        .setStarted(0L)
        .setSamples(
            List.of(
                CacheSample.newBuilder()
                    .setCache("products")
                    .setTime(time)
                    .setHits(hits)
                    .setMisses(misses)
                    .setSize(10L)
                    .build()))
        .build();
  }
}
