package io.streamgauge.bench.load;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;

/**
 * Events that stand ready in a topic.
 *
 * @param spec what they are
 * @param records how many records they are in
 * @param bytes size of the records' values, before compression
 * @param from time of the first event, epoch milliseconds
 * @param to a time after the last event, epoch milliseconds
 * @param truth what they add up to
 */
public record DataSet(Spec spec, long records, long bytes, long from, long to, Truth truth) {

  private static final Duration SPAN = Duration.ofMinutes(1);

  /**
   * What events a data set is to have.
   *
   * @param events how many, rounded up to full thousands
   */
  public record Spec(RecordFormat format, EventShape shape, long events) {

    public Spec {
      requireNonNull(format, "format");
      requireNonNull(shape, "shape");
      if (events < 1) {
        throw new IllegalArgumentException("events is " + events + ", allowed is 1 or more");
      }
      events = (events + Chunk.EVENTS - 1) / Chunk.EVENTS * Chunk.EVENTS;
    }
  }

  /** The topic that they are in. */
  public String topic() {
    return spec.format().topic();
  }

  /**
   * Publishes events of the minute before {@code now}, and returns when all have arrived.
   *
   * @param now epoch milliseconds
   * @param serdes configuration of the serializers
   */
  public static DataSet publish(
      Spec spec, long now, String bootstrapServers, Map<String, ?> serdes) {
    long from = now - SPAN.toMillis();
    EventStream stream = new EventStream(spec.shape(), spec.events(), from, SPAN);
    ChunkWriter writer = spec.format().writer(spec.shape(), serdes);
    Truth truth = new Truth();
    RecordSink sink = new RecordSink(bootstrapServers, spec.format().topic());
    try (sink) {
      Chunk chunk = new Chunk();
      for (long index = 0; index < spec.events() / Chunk.EVENTS; index++) {
        stream.fill(index, chunk);
        writer.write(chunk, sink);
        truth.add(spec.shape().service(chunk.service), chunk);
      }
    }
    return new DataSet(spec, sink.records(), sink.bytes(), from, now, truth);
  }
}
