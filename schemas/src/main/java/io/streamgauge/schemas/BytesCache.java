package io.streamgauge.schemas;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Values that are read again and again, such as the names of operations: found by their bytes, so
 * that they are made once. A value takes the place of another with the same hash, so the memory is
 * bounded: 8,192 values of 256 bytes. Thread-safe: a race costs a value made twice.
 */
final class BytesCache<V> {

  /** Makes the value of some bytes. */
  @FunctionalInterface
  interface Maker<V> {
    V make(byte[] bytes, int start, int length);
  }

  private static final int SLOTS = 1 << 13;
  private static final int LONGEST = 256;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private record Entry(byte[] bytes, Object value) {}

  private final Entry[] entries = new Entry[SLOTS];
  private final Maker<V> maker;

  BytesCache(Maker<V> maker) {
    this.maker = maker;
  }

  /** The value of some bytes; shared, so it must not be changed. */
  @SuppressWarnings("unchecked") // only values of the maker are put
  V get(byte[] bytes, int start, int length) {
    if (length > LONGEST) {
      return maker.make(bytes, start, length);
    }
    int slot = slot(bytes, start, length);
    Entry known = entries[slot];
    if (known != null
        && Arrays.equals(known.bytes, 0, known.bytes.length, bytes, start, start + length)) {
      return (V) known.value;
    }
    V value = maker.make(bytes, start, length);
    entries[slot] = new Entry(Arrays.copyOfRange(bytes, start, start + length), value);
    return value;
  }

  private static int slot(byte[] bytes, int start, int length) {
    long hash = length;
    int i = start;
    int end = start + length;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(bytes, i)) * MIX;
      hash ^= hash >>> 32;
    }
    for (; i < end; i++) {
      hash = (hash ^ bytes[i]) * MIX;
    }
    return (int) (hash >>> 40) & SLOTS - 1;
  }
}
