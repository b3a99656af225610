package io.streamgauge.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.RequestClass;
import io.streamgauge.event.RequestKind;
import io.streamgauge.event.Source;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.PrimitivesArrays.IntArray;
import org.apache.avro.generic.PrimitivesArrays.LongArray;
import org.apache.kafka.common.serialization.Serializer;

/** Writes batches as collectors publish them, with sequence numbers, keyed by instance. */
final class BatchWriter implements ChunkWriter {

  private static final Schema INTS = Schema.createArray(Schema.create(Schema.Type.INT));
  private static final Schema LONGS = Schema.createArray(Schema.create(Schema.Type.LONG));

  private final EventShape shape;
  private final int eventsPerRecord;
  private final Serializer<RequestBatch> serializer;
  private final RequestClass[] classes;
  private final int[] indexes;
  private final long[] sequences;

  BatchWriter(EventShape shape, int eventsPerRecord, Map<String, ?> serdes) {
    this.shape = shape;
    this.eventsPerRecord = eventsPerRecord;
    this.serializer = AvroSerde.of(Topics.REQUESTS, serdes).serializer();
    this.classes = new RequestClass[2 * shape.operationsPerService()];
    Arrays.setAll(classes, this::requestClass);
    this.indexes = new int[classes.length];
    this.sequences = new long[shape.instances()];
  }

  private RequestClass requestClass(int index) {
    String operation = shape.operation(index / 2);
    return index % 2 == 0
        ? new RequestClass(operation, RequestKind.HTTP, 200, Outcome.SUCCESS)
        : new RequestClass(operation, RequestKind.HTTP, 500, Outcome.ERROR);
  }

  @Override
  public void write(Chunk chunk, RecordSink sink) {
    int from = 0;
    for (RequestBatch batch : batches(chunk)) {
      byte[] value = serializer.serialize(Topics.REQUESTS.name(), batch);
      from += eventsPerRecord;
      sink.send(batch.getSource().getInstance(), value, chunk.time[from - 1]);
    }
  }

  /** The batches that a chunk makes, with the sequence numbers that come next. */
  List<RequestBatch> batches(Chunk chunk) {
    String instance = shape.instance(chunk.instance);
    Source source = new Source(shape.service(chunk.service), instance, null, null, Map.of());
    String producer = UUID.nameUUIDFromBytes(instance.getBytes(UTF_8)).toString();
    List<RequestBatch> batches = new ArrayList<>();
    for (int from = 0; from < Chunk.EVENTS; from += eventsPerRecord) {
      RequestBatch batch = columns(chunk, from);
      batch.setSource(source);
      batch.setProducerId(producer);
      batch.setSequence(sequences[chunk.instance]++);
      batches.add(batch);
    }
    return batches;
  }

  private RequestBatch columns(Chunk chunk, int from) {
    Arrays.fill(indexes, -1);
    List<RequestClass> dictionary = new ArrayList<>();
    IntArray classIndex = new IntArray(eventsPerRecord, INTS);
    IntArray timeOffset = new IntArray(eventsPerRecord, INTS);
    LongArray duration = new LongArray(eventsPerRecord, LONGS);
    long baseTime = chunk.time[from];
    for (int i = 0; i < eventsPerRecord; i++) {
      int at = from + i;
      int type = 2 * chunk.operation[at] + (chunk.failed[at] ? 1 : 0);
      if (indexes[type] < 0) {
        indexes[type] = dictionary.size();
        dictionary.add(classes[type]);
      }
      classIndex.add(i, indexes[type]);
      timeOffset.add(i, (int) (chunk.time[at] - baseTime));
      duration.add(i, chunk.nanos[at]);
    }
    RequestBatch batch = new RequestBatch();
    batch.setBaseTime(baseTime);
    batch.setClasses(dictionary);
    batch.setClassIndex(classIndex);
    batch.setTimeOffset(timeOffset);
    batch.setDuration(duration);
    batch.setExemplars(List.of());
    return batch;
  }
}
