package io.streamgauge.schemas;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** A list of longs that are not boxed until somebody asks for one. Filled once, when it is read. */
public final class LongColumn extends AbstractList<Long> implements RandomAccess {

  private long[] values;
  private int size;

  LongColumn(int capacity) {
    values = new long[capacity];
  }

  /** Reads so many more. */
  void append(FrameInput in, int count) {
    if (size + count > values.length) {
      values = Arrays.copyOf(values, Math.max(size + count, 2 * size));
    }
    in.readLongs(values, size, count);
    size += count;
  }

  @Override
  public Long get(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return values[index];
  }

  @Override
  public int size() {
    return size;
  }

  /** The numbers themselves, not to be changed; the array may be longer than the list. */
  public long[] unboxed() {
    return values;
  }
}
