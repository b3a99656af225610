package io.streamgauge.schemas;

import java.io.IOException;
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

  private final DatumReader<T> reader;

  RecordReader(Schema writer, Schema own, ClassLoader loader) {
    SpecificData data = new SpecificData(loader);
    data.setFastReaderEnabled(true); // several times as fast as generated decoders on batches
    this.reader = new SpecificDatumReader<>(writer, own, data);
  }

  /** The record in {@code frame}. */
  T read(byte[] frame) throws IOException {
    int length = frame.length - WireFormat.HEADER;
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(frame, WireFormat.HEADER, length, DECODER.get());
    DECODER.set(decoder);
    T value = reader.read(null, decoder);
    if (!decoder.isEnd()) {
      throw new SerializationException("Bytes are left over behind the record");
    }
    return value;
  }
}
