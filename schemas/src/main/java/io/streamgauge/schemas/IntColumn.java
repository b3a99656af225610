package io.streamgauge.schemas;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** A list of ints that are not boxed until somebody asks for one. Filled once, when it is read. */
public final class IntColumn extends AbstractList<Integer> implements RandomAccess {

  private int[] values;
  private int size;

  IntColumn(int capacity) {
    values = new int[capacity];
  }

  /** Reads so many more. */
  void append(FrameInput in, int count) {
    if (size + count > values.length) {
      values = Arrays.copyOf(values, Math.max(size + count, 2 * size));
    }
    in.readInts(values, size, count);
    size += count;
  }

  @Override
  public Integer get(int index) {
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
  public int[] unboxed() {
    return values;
  }
}
