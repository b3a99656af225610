package io.streamgauge.alerting.baseline;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The hour that still goes on.
 *
 * @param hour since 1970
 * @param learnt how many of its values were learnt
 */
record HourSoFar(long hour, float high, float low, int learnt) {

  static final HourSoFar NONE = of(Long.MIN_VALUE);
  static final int BYTES = Long.BYTES + 2 * Float.BYTES + Integer.BYTES;

  static HourSoFar of(long hour) {
    return new HourSoFar(hour, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 0);
  }

  HourSoFar with(float value) {
    return new HourSoFar(hour, Math.max(high, value), Math.min(low, value), learnt);
  }

  HourSoFar learntOne() {
    return new HourSoFar(hour, high, low, learnt + 1);
  }

  /**
   * The hour as a whole.
   *
   * @param usual whose last values are those that were learnt in this hour
   */
  Hour end(Values usual) {
    int count = Math.min(learnt, usual.size());
    if (count == 0) {
      return new Hour(high, low, (high + low) / 2);
    }
    double[] values = usual.toArray();
    double[] last = Arrays.copyOfRange(values, values.length - count, values.length);
    return new Hour(high, low, (float) new Sample(last, 0.5).median());
  }

  void write(ByteBuffer to) {
    to.putLong(hour).putFloat(high).putFloat(low).putInt(learnt);
  }

  static HourSoFar read(ByteBuffer from) {
    return new HourSoFar(from.getLong(), from.getFloat(), from.getFloat(), from.getInt());
  }
}
