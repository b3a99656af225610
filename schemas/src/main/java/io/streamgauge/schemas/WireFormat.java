package io.streamgauge.schemas;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/** Confluent's frame: byte 0, the schema's id in four bytes, big-endian, then Avro binary. */
final class WireFormat {

  /** Bytes before the Avro binary. */
  static final int HEADER = 5;

  private static final byte MAGIC = 0;

  private WireFormat() {}

  /** The frame's first bytes for a schema's id. */
  static byte[] header(int schemaId) {
    return ByteBuffer.allocate(HEADER).put(MAGIC).putInt(schemaId).array();
  }

  /**
   * The schema's id in a frame.
   *
   * @throws SerializationException where {@code frame} is none
   */
  static int schemaId(byte[] frame) {
    if (frame.length < HEADER) {
      throw new SerializationException(
          "A record of " + frame.length + " bytes is too short for a schema id and Avro");
    }
    if (frame[0] != MAGIC) {
      throw new SerializationException(
          "First byte is " + frame[0] + ", not 0: not in Confluent's wire format");
    }
    return ByteBuffer.wrap(frame, 1, Integer.BYTES).getInt();
  }
}
