package io.streamgauge.bench.throughput;

import io.streamgauge.bench.load.DataSet;
import io.streamgauge.schemas.AvroSerde;
import java.util.concurrent.atomic.LongAdder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;

/** A topology that reads, decodes, and drops. */
final class ReadAndDrop {

  private ReadAndDrop() {}

  /** Starts it over records of a type. */
  static <V extends SpecificRecord> StreamsSubject.Starter of(String topic, Class<V> type) {
    return (cluster, id, state, further) -> {
      LongAdder records = new LongAdder();
      AvroSerde<V> values = AvroSerde.of(type, cluster.client());
      Topology topology = topology(topic, values, records);
      return PlainStreams.start(
          cluster, id, state, further, topology, (streams, data) -> requireAll(records, data));
    };
  }

  private static <V extends SpecificRecord> Topology topology(
      String topic, AvroSerde<V> values, LongAdder records) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(topic, Consumed.with(Serdes.String(), values))
        .foreach((key, value) -> records.increment());
    return builder.build();
  }

  private static void requireAll(LongAdder records, DataSet data) {
    if (records.sum() != data.records()) {
      throw new WrongResultException(
          "read %s records, published were %d".formatted(records, data.records()));
    }
  }
}
