package io.streamgauge.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/** Writes records of one schema into frames of one schema id. Thread-safe. */
abstract class RecordWriter {

  /** Larger buffers than this are not kept for the next record. */
  private static final int KEPT = 1 << 20;

  private static final ThreadLocal<Buffer> BUFFER = ThreadLocal.withInitial(Buffer::new);

  private final byte[] header;

  private RecordWriter(int schemaId) {
    this.header = WireFormat.header(schemaId);
  }

  /** Writes records as they are; {@code schemaId} is the id of {@code own}. */
  static RecordWriter direct(int schemaId, Schema own) {
    DatumWriter<Object> writer = new SpecificDatumWriter<>(own, specificData());
    return new RecordWriter(schemaId) {
      @Override
      void encode(IndexedRecord value, BinaryEncoder encoder) throws IOException {
        writer.write(value, encoder);
      }
    };
  }

  /** Resolves records of {@code own} into {@code target}, whose id is {@code schemaId}. */
  static RecordWriter translating(int schemaId, Schema own, Schema target) {
    RecordWriter plain = direct(schemaId, own);
    return new RecordWriter(schemaId) {
      @Override
      void encode(IndexedRecord value, BinaryEncoder encoder) throws IOException {
        byte[] frame = plain.write(value);
        int length = frame.length - WireFormat.HEADER;
        var decoder = DecoderFactory.get().binaryDecoder(frame, WireFormat.HEADER, length, null);
        Object resolved = new GenericDatumReader<>(own, target).read(null, decoder);
        new GenericDatumWriter<>(target).write(resolved, encoder);
      }
    };
  }

  /** The frame of {@code value}. */
  final byte[] write(IndexedRecord value) throws IOException {
    Buffer buffer = BUFFER.get();
    if (buffer.busy) {
      return write(value, new Buffer());
    }
    buffer.busy = true;
    try {
      return write(value, buffer);
    } finally {
      buffer.busy = false;
      if (buffer.bytes.size() > KEPT) {
        BUFFER.remove();
      }
    }
  }

  abstract void encode(IndexedRecord value, BinaryEncoder encoder) throws IOException;

  private byte[] write(IndexedRecord value, Buffer buffer) throws IOException {
    buffer.bytes.reset();
    buffer.bytes.writeBytes(header);
    buffer.encoder = EncoderFactory.get().binaryEncoder(buffer.bytes, buffer.encoder);
    encode(value, buffer.encoder);
    buffer.encoder.flush();
    return buffer.bytes.toByteArray();
  }

  private static SpecificData specificData() {
    SpecificData data = new SpecificData();
    data.setCustomCoders(true);
    return data;
  }

  private static final class Buffer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private BinaryEncoder encoder;
    private boolean busy;
  }
}
