package io.streamgauge.bench.load;

import io.streamgauge.schemas.Topics;
import java.util.Map;

/** How events stand in records. */
public enum RecordFormat {
  /** One lean record per event, keyed by series. */
  LEAN(1, "bench.events"),
  /** Batches as collectors publish them, keyed by instance. */
  BATCH_OF_1(1, Topics.REQUESTS.name()),
  BATCH_OF_20(20, Topics.REQUESTS.name()),
  BATCH_OF_200(200, Topics.REQUESTS.name()),
  BATCH_OF_1000(1_000, Topics.REQUESTS.name()),
  /** What publishers gathered themselves: about 20 events in each, keyed by series. */
  DELTAS(20, Topics.LATENCY_DELTAS.name());

  private final int eventsPerRecord;
  private final String topic;

  RecordFormat(int eventsPerRecord, String topic) {
    this.eventsPerRecord = eventsPerRecord;
    this.topic = topic;
  }

  /** The topic that such records are in. */
  public String topic() {
    return topic;
  }

  /** Puts chunks into records; for one data set. */
  ChunkWriter writer(EventShape shape, Map<String, ?> serdes) {
    return switch (this) {
      case LEAN -> new LeanWriter(shape, serdes);
      case BATCH_OF_1, BATCH_OF_20, BATCH_OF_200, BATCH_OF_1000 ->
          new BatchWriter(shape, eventsPerRecord, serdes);
      case DELTAS -> new DeltaWriter(shape, serdes);
    };
  }
}
