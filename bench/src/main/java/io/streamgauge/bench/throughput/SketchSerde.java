package io.streamgauge.bench.throughput;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.store.CollapsingLowestDenseStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Sketches in their library's own encoding. */
final class SketchSerde {

  private static final int MAX_BINS = 2_048;

  private SketchSerde() {}

  static Serde<DDSketch> create() {
    return Serdes.serdeFrom(
        (topic, sketch) -> sketch == null ? null : encode(sketch),
        (topic, bytes) -> bytes == null ? null : decode(bytes));
  }

  private static byte[] encode(DDSketch sketch) {
    try {
      GrowingByteArrayOutput output = GrowingByteArrayOutput.withDefaultInitialCapacity();
      sketch.encode(output, false);
      return output.trimmedCopy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DDSketch decode(byte[] bytes) {
    try {
      return DDSketch.decode(
          ByteArrayInput.wrap(bytes), () -> new CollapsingLowestDenseStore(MAX_BINS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
