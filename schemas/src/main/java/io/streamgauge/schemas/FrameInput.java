package io.streamgauge.schemas;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.AvroRuntimeException;

/**
 * Reads Avro's binary encoding (Avro specification 1.12, "Binary encoding") from the bytes of a
 * frame. Whatever runs over the end of the frame throws {@link IndexOutOfBoundsException}; no
 * length that a frame states makes it take more memory than the frame is long. Not thread-safe.
 */
final class FrameInput {

  private final byte[] bytes;
  private int at;

  FrameInput(byte[] bytes, int start) {
    this.bytes = bytes;
    this.at = start;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Position of the next byte. */
  int position() {
    return at;
  }

  boolean isEnd() {
    return at == bytes.length;
  }

  int readInt() {
    long value = readLong();
    if (value != (int) value) {
      throw new AvroRuntimeException(value + " is no int");
    }
    return (int) value;
  }

  long readLong() {
    int b = bytes[at++];
    return b >= 0 ? b >>> 1 ^ -(b & 1) : readLong(b & 0x7F);
  }

  /** The rest of a number of several bytes. */
  private long readLong(long value) {
    for (int shift = 7; shift < Long.SIZE; shift += 7) {
      int b = bytes[at++];
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return value >>> 1 ^ -(value & 1);
      }
    }
    throw new AvroRuntimeException("a number has more than ten bytes");
  }

  /** Reads numbers into an array from a position on; of up to two bytes without a call. */
  void readInts(int[] into, int from, int count) {
    byte[] source = bytes;
    int next = at;
    for (int i = from; i < from + count; i++) {
      int b = source[next++];
      if (b >= 0) {
        into[i] = b >>> 1 ^ -(b & 1);
      } else {
        int second = source[next++];
        if (second >= 0) {
          int value = b & 0x7F | second << 7;
          into[i] = value >>> 1 ^ -(value & 1);
        } else {
          at = next - 2;
          into[i] = readInt();
          next = at;
        }
      }
    }
    at = next;
  }

  /** Reads numbers into an array from a position on. */
  void readLongs(long[] into, int from, int count) {
    byte[] source = bytes;
    int next = at;
    for (int i = from; i < from + count; i++) {
      long value = 0;
      int shift = 0;
      int b = source[next++];
      while (b < 0 && shift < Long.SIZE - 7) {
        value |= (b & 0x7FL) << shift;
        shift += 7;
        b = source[next++];
      }
      if (b < 0) {
        throw new AvroRuntimeException("a number has more than ten bytes");
      }
      value |= (long) b << shift;
      into[i] = value >>> 1 ^ -(value & 1);
    }
    at = next;
  }

  boolean readBoolean() {
    return bytes[at++] == 1;
  }

  float readFloat() {
    return little(Float.BYTES).getFloat();
  }

  double readDouble() {
    return little(Double.BYTES).getDouble();
  }

  /** Reads a length, goes on behind so many bytes, and returns it. */
  int skipBytes() {
    int length = checked(readLong());
    at += length;
    return length;
  }

  /** The number of entries in a block of an array or map, all of which take at least a byte. */
  int readBlock() {
    long entries = readLong();
    if (entries < 0) {
      readLong(); // the block's size in bytes, which nobody needs
      entries = -entries;
    }
    return checked(entries);
  }

  private int checked(long length) {
    if (length < 0 || length > bytes.length - at) {
      throw new AvroRuntimeException(
          "a length is " + length + "; the record has " + (bytes.length - at) + " bytes left");
    }
    return (int) length;
  }

  private ByteBuffer little(int length) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, at, length).order(ByteOrder.LITTLE_ENDIAN);
    at += length;
    return buffer;
  }
}
