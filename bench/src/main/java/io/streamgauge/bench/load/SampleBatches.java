package io.streamgauge.bench.load;

import io.streamgauge.event.RequestBatch;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import io.streamgauge.schemas.registry.RegistryConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Batches of 200 events in memory, the same ones each time, for measurements without a broker. */
public final class SampleBatches {

  /** Events in each batch. */
  public static final int EVENTS_PER_BATCH = 200;

  /** Time of the first event, epoch milliseconds; a window of 10 s starts there. */
  public static final long FIRST_TIME = 1_795_258_110_000L;

  /** Configuration of serdes whose schemas stay in this process. */
  public static final Map<String, String> SERDES = Map.of(RegistryConfig.URL, "mock://samples");

  private SampleBatches() {}

  /**
   * Batches in the order of their times, as collectors hand them to the serializer.
   *
   * @param events how many, a multiple of 1,000
   * @param span what their times fill
   */
  public static List<RequestBatch> of(EventShape shape, int events, Duration span) {
    EventStream stream = new EventStream(shape, events, FIRST_TIME, span);
    BatchWriter writer = new BatchWriter(shape, EVENTS_PER_BATCH, SERDES);
    List<RequestBatch> batches = new ArrayList<>();
    Chunk chunk = new Chunk();
    for (int index = 0; index < events / Chunk.EVENTS; index++) {
      stream.fill(index, chunk);
      batches.addAll(writer.batches(chunk));
    }
    return batches;
  }

  /** What a reader of the topic gets of batches. */
  public static List<RequestBatch> read(List<RequestBatch> batches) {
    String topic = Topics.REQUESTS.name();
    try (AvroSerde<RequestBatch> serde = AvroSerde.of(Topics.REQUESTS, SERDES)) {
      return batches.stream()
          .map(batch -> serde.serializer().serialize(topic, batch))
          .map(bytes -> serde.deserializer().deserialize(topic, bytes))
          .toList();
    }
  }
}
