package io.streamgauge.bench.throughput;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.event.RequestEvent;
import io.streamgauge.bench.load.DataSet;
import io.streamgauge.bench.load.RecordFormat;
import io.streamgauge.schemas.AvroSerde;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.WindowStore;

/**
 * What one writes after the book: group by key, window, aggregate a sketch, in RocksDB with the
 * record cache. It keeps windows of 10 s only and writes no results, so it has less to do than the
 * product.
 */
final class Textbook {

  private static final String STORE = "sketches";
  private static final double ACCURACY = 0.01;
  private static final int MAX_BINS = 2_048;

  private Textbook() {}

  static StreamsSubject.Application start(
      BenchCluster cluster, String id, Path state, Map<String, Object> further) {
    Topology topology = topology(AvroSerde.of(RequestEvent.class, cluster.client()));
    return PlainStreams.start(cluster, id, state, further, topology, Textbook::requireAll);
  }

  private static Topology topology(AvroSerde<RequestEvent> events) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            RecordFormat.LEAN.topic(),
            Consumed.with(Serdes.String(), events)
                .withTimestampExtractor(
                    (record, partitionTime) -> ((RequestEvent) record.value()).getTime()))
        .groupByKey(Grouped.with(Serdes.String(), events))
        .windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofSeconds(10), Duration.ofSeconds(30)))
        .aggregate(
            () -> DDSketches.collapsingLowestDense(ACCURACY, MAX_BINS),
            (key, event, sketch) -> {
              sketch.accept(event.getDuration());
              return sketch;
            },
            Materialized.<String, DDSketch, WindowStore<Bytes, byte[]>>as(STORE)
                .withKeySerde(Serdes.String())
                .withValueSerde(SketchSerde.create()));
    return builder.build();
  }

  private static void requireAll(KafkaStreams streams, DataSet data) {
    var store =
        streams.store(
            StoreQueryParameters.fromNameAndType(
                STORE, QueryableStoreTypes.<String, DDSketch>windowStore()));
    double counted = 0;
    try (var windows = store.all()) {
      while (windows.hasNext()) {
        counted += windows.next().value.getCount();
      }
    }
    if (counted != data.truth().events()) {
      throw new WrongResultException(
          "counted %.0f events, published were %d".formatted(counted, data.truth().events()));
    }
  }
}
