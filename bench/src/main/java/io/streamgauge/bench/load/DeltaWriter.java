package io.streamgauge.bench.load;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Measure;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes deltas as a publisher does that aggregates by itself: of each chunk one for each series
 * and 10 s window, and one for the whole service, keyed by series.
 */
final class DeltaWriter implements ChunkWriter {

  private static final long WINDOW_MILLIS = 10_000;
  private static final double ACCURACY = 0.01;
  private static final int MAX_BINS = 2_048;
  private static final int WHOLE_SERVICE = -1;

  private record Slot(int operation, long start) {}

  private final EventShape shape;
  private final Serializer<LatencyDelta> serializer;

  DeltaWriter(EventShape shape, Map<String, ?> serdes) {
    this.shape = shape;
    this.serializer = AvroSerde.of(Topics.LATENCY_DELTAS, serdes).serializer();
  }

  @Override
  public void write(Chunk chunk, RecordSink sink) {
    Map<Slot, Gathered> slots = new LinkedHashMap<>();
    for (int i = 0; i < Chunk.EVENTS; i++) {
      long start = chunk.time[i] / WINDOW_MILLIS * WINDOW_MILLIS;
      gathered(slots, chunk.operation[i], start).add(chunk, i);
      gathered(slots, WHOLE_SERVICE, start).add(chunk, i);
    }
    String service = shape.service(chunk.service);
    slots.forEach((slot, gathered) -> send(service, slot, gathered, sink));
  }

  private static Gathered gathered(Map<Slot, Gathered> slots, int operation, long start) {
    return slots.computeIfAbsent(new Slot(operation, start), slot -> new Gathered());
  }

  private void send(String service, Slot slot, Gathered gathered, RecordSink sink) {
    LatencyDelta delta = gathered.delta;
    delta.setMeasure(Measure.REQUESTS);
    delta.setService(service);
    delta.setVariant("");
    delta.setSeries(slot.operation == WHOLE_SERVICE ? "*" : shape.operation(slot.operation));
    delta.setStart(slot.start);
    delta.setSketch(encoded(gathered.sketch));
    String key = delta.getMeasure() + "\t" + service + '\t' + delta.getSeries();
    byte[] value = serializer.serialize(Topics.LATENCY_DELTAS.name(), delta);
    sink.send(key, value, delta.getLastEvent());
  }

  private static ByteBuffer encoded(DDSketch sketch) {
    try {
      GrowingByteArrayOutput output = GrowingByteArrayOutput.withDefaultInitialCapacity();
      sketch.encode(output, false);
      return ByteBuffer.wrap(output.trimmedCopy());
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  private static final class Gathered {

    private final DDSketch sketch = DDSketches.collapsingLowestDense(ACCURACY, MAX_BINS);
    private final LatencyDelta delta = new LatencyDelta();

    private Gathered() {
      delta.setErrorKinds(Map.of());
      delta.setSources(List.of());
      delta.setExemplars(List.of());
    }

    void add(Chunk chunk, int event) {
      long nanos = chunk.nanos[event];
      boolean first = delta.getCount() == 0;
      delta.setCount(delta.getCount() + 1);
      delta.setErrors(delta.getErrors() + (chunk.failed[event] ? 1 : 0));
      delta.setSum(delta.getSum() + nanos);
      delta.setMin(first ? nanos : Math.min(delta.getMin(), nanos));
      delta.setMax(Math.max(delta.getMax(), nanos));
      delta.setFirstEvent(first ? chunk.time[event] : delta.getFirstEvent());
      delta.setLastEvent(chunk.time[event]);
      sketch.accept(nanos);
    }
  }
}
