package io.streamgauge.streams.latency;

import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.Input;
import com.datadoghq.sketch.ddsketch.encoding.MalformedInputException;
import com.datadoghq.sketch.ddsketch.encoding.VarEncodingHelper;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Bytes of a sketch, read one after the other. Counts of bins are written as doubles of variable
 * length; what those of one and two bytes stand for, which are nearly all, is looked up. Not
 * thread-safe.
 */
final class SketchInput implements Input {

  private static final double WHOLE_BELOW = 1L << 53;
  private static final int BITS = 7;
  private static final int LOW = (1 << BITS) - 1;
  private static final int NOT_WHOLE = -1;
  private static final int[] OF_ONE_BYTE = new int[1 << BITS];
  private static final int[] OF_TWO_BYTES = new int[1 << 2 * BITS];

  static {
    for (int first = 0; first <= LOW; first++) {
      OF_ONE_BYTE[first] = lookedUp((byte) first);
      for (int second = 0; second <= LOW; second++) {
        OF_TWO_BYTES[first << BITS | second] = lookedUp((byte) (first | ~LOW), (byte) second);
      }
    }
  }

  private final byte[] array;
  private final int end;
  private int at;

  SketchInput(byte[] array, int from, int end) {
    this.array = array;
    this.at = from;
    this.end = end;
  }

  private static int lookedUp(byte... bytes) {
    try {
      double count = VarEncodingHelper.decodeVarDouble(ByteArrayInput.wrap(bytes));
      return count == (int) count && count >= 0 ? (int) count : NOT_WHOLE;
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  @Override
  public boolean hasRemaining() {
    return at < end;
  }

  @Override
  public byte readByte() throws IOException {
    if (at >= end) {
      throw new EOFException("it ends too early");
    }
    return array[at++];
  }

  /**
   * Reads the count of a bin.
   *
   * @throws MalformedInputException if it is not a whole number
   */
  long readCount() throws IOException {
    int start = at;
    if (start + 1 < end) {
      int first = array[start];
      int second = array[start + 1];
      int known =
          first >= 0 ? OF_ONE_BYTE[first] : second >= 0 ? twoBytes(first, second) : NOT_WHOLE;
      if (known != NOT_WHOLE) {
        at = start + (first >= 0 ? 1 : 2);
        return known;
      }
    }
    return whole(VarEncodingHelper.decodeVarDouble(this));
  }

  private static int twoBytes(int first, int second) {
    return OF_TWO_BYTES[(first & LOW) << BITS | second];
  }

  private static long whole(double count) throws MalformedInputException {
    if (!(count >= 0 && count < WHOLE_BELOW) || count != Math.rint(count)) {
      throw new MalformedInputException("a count is " + count + ", not a whole number");
    }
    return (long) count;
  }
}
