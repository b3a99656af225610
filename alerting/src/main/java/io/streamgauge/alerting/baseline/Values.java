package io.streamgauge.alerting.baseline;

import java.nio.ByteBuffer;

/** The last so many values, each with the hour of the week it is of. */
final class Values {

  private final float[] values;
  private final byte[] hours;
  private int size;
  private int next;

  Values(int most) {
    values = new float[most];
    hours = new byte[most];
  }

  int size() {
    return size;
  }

  /** Of them, the earliest is 0. */
  float value(int i) {
    return values[at(i)];
  }

  int hourOfWeek(int i) {
    return Byte.toUnsignedInt(hours[at(i)]);
  }

  void add(float value, int hourOfWeek) {
    values[next] = value;
    hours[next] = (byte) hourOfWeek;
    next = (next + 1) % values.length;
    size = Math.min(size + 1, values.length);
  }

  void clear() {
    size = 0;
    next = 0;
  }

  void addAll(Values others) {
    for (int i = 0; i < others.size(); i++) {
      add(others.value(i), others.hourOfWeek(i));
    }
  }

  double[] toArray() {
    double[] all = new double[size];
    for (int i = 0; i < size; i++) {
      all[i] = value(i);
    }
    return all;
  }

  int bytes() {
    return Short.BYTES + size * (Float.BYTES + Byte.BYTES);
  }

  void write(ByteBuffer to) {
    to.putShort((short) size);
    for (int i = 0; i < size; i++) {
      to.putFloat(value(i)).put((byte) hourOfWeek(i));
    }
  }

  /** Adds what {@link #write} wrote; of too many, the last. */
  void read(ByteBuffer from) {
    int count = from.getShort();
    for (int i = 0; i < count; i++) {
      add(from.getFloat(), Byte.toUnsignedInt(from.get()));
    }
  }

  private int at(int i) {
    return Math.floorMod(next - size + i, values.length);
  }
}
