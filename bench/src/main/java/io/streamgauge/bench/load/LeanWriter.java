package io.streamgauge.bench.load;

import io.streamgauge.bench.event.RequestEvent;
import io.streamgauge.schemas.AvroSerde;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serializer;

/** Writes one lean record per event, keyed by series. */
final class LeanWriter implements ChunkWriter {

  private final EventShape shape;
  private final Serializer<RequestEvent> serializer;
  private final String[] operations;

  LeanWriter(EventShape shape, Map<String, ?> serdes) {
    this.shape = shape;
    this.serializer = AvroSerde.of(RequestEvent.class, serdes).serializer();
    this.operations =
        IntStream.range(0, shape.operationsPerService())
            .mapToObj(shape::operation)
            .toArray(String[]::new);
  }

  @Override
  public void write(Chunk chunk, RecordSink sink) {
    String service = shape.service(chunk.service);
    for (int i = 0; i < Chunk.EVENTS; i++) {
      String operation = operations[chunk.operation[i]];
      int status = chunk.failed[i] ? 500 : 200;
      RequestEvent event =
          new RequestEvent(service, operation, status, chunk.time[i], chunk.nanos[i]);
      byte[] value = serializer.serialize(RecordFormat.LEAN.topic(), event);
      sink.send(service + '\t' + operation, value, chunk.time[i]);
    }
  }
}
