package io.streamgauge.schemas;

import java.io.IOException;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;

/** Reads frames of one writer's schema as records of one class. Thread-safe. */
final class RecordReader<T> {

  private static final ThreadLocal<BinaryDecoder> DECODER = new ThreadLocal<>();

  private final Optional<DirectReader> direct;
  private final DatumReader<T> resolving;

  RecordReader(Schema writer, Schema own, ClassLoader loader) {
    SpecificData data = new SpecificData(loader);
    data.setFastReaderEnabled(true); // several times as fast as generated decoders on batches
    this.direct = DirectReader.of(writer, own, data);
    this.resolving = new SpecificDatumReader<>(writer, own, data);
  }

  /** The record in {@code frame}. */
  T read(byte[] frame) throws IOException {
    return direct.isPresent() ? readDirectly(direct.get(), frame) : resolve(frame);
  }

  /** A direct reader makes records of the class that the schema is of. */
  @SuppressWarnings("unchecked")
  private T readDirectly(DirectReader reader, byte[] frame) {
    FrameInput input = new FrameInput(frame, WireFormat.HEADER);
    T value = (T) reader.read(input);
    requireEnd(input.isEnd());
    return value;
  }

  private T resolve(byte[] frame) throws IOException {
    int length = frame.length - WireFormat.HEADER;
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(frame, WireFormat.HEADER, length, DECODER.get());
    DECODER.set(decoder);
    T value = resolving.read(null, decoder);
    requireEnd(decoder.isEnd());
    return value;
  }

  private static void requireEnd(boolean isEnd) {
    if (!isEnd) {
      throw new SerializationException("Bytes are left over behind the record");
    }
  }
}
