package io.streamgauge.bench.micro;

import io.streamgauge.bench.load.EventShape;
import io.streamgauge.bench.load.SampleBatches;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs per event to write and to read batches of 200 in Confluent's wire format. */
@State(Scope.Thread)
@OperationsPerInvocation(SampleBatches.EVENTS_PER_BATCH)
public class CodecBenchmark {

  private static final int EVENTS = 50_000;

  private final String topic = Topics.REQUESTS.name();
  private AvroSerde<RequestBatch> serde;
  private List<RequestBatch> batches;
  private List<byte[]> records;
  private int next;

  @Setup
  public void prepare() {
    serde = AvroSerde.of(Topics.REQUESTS, SampleBatches.SERDES);
    batches = SampleBatches.of(EventShape.TYPICAL, EVENTS, Duration.ofSeconds(10));
    records = batches.stream().map(batch -> serde.serializer().serialize(topic, batch)).toList();
  }

  @Benchmark
  public byte[] encode() {
    return serde.serializer().serialize(topic, batches.get(turn()));
  }

  @Benchmark
  public RequestBatch decode() {
    return serde.deserializer().deserialize(topic, records.get(turn()));
  }

  private int turn() {
    next = next + 1 < batches.size() ? next + 1 : 0;
    return next;
  }
}
