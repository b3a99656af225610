package io.streamgauge.streams.latency;

import com.datadoghq.sketch.ddsketch.encoding.BinEncodingMode;
import com.datadoghq.sketch.ddsketch.encoding.Flag;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.encoding.IndexMappingLayout;
import com.datadoghq.sketch.ddsketch.encoding.MalformedInputException;
import com.datadoghq.sketch.ddsketch.encoding.VarEncodingHelper;
import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bins in DataDog's encoding of a DDSketch, which is a sequence of blocks, each with a flag that
 * tells what it holds. All of it is read but for negative values, which durations do not have; of
 * the three ways to write bins the shortest is taken.
 */
final class SketchEncoding {

  private static final byte[] MAPPING = mapping();
  private static final int LAST_INDEX = DurationSketch.MAPPING.index(Long.MAX_VALUE);

  private SketchEncoding() {}

  /** The bytes of a sketch. */
  static ByteBuffer encode(long zeros, Bins bins) {
    try {
      GrowingByteArrayOutput output = GrowingByteArrayOutput.withInitialCapacity(256);
      for (byte b : MAPPING) {
        output.writeByte(b);
      }
      if (zeros > 0) {
        Flag.ZERO_COUNT.encode(output);
        VarEncodingHelper.encodeVarDouble(output, zeros);
      }
      if (!bins.isEmpty()) {
        BinsEncoder.shortest(bins).write(bins, output);
      }
      return ByteBuffer.wrap(output.backingArray(), 0, output.numWrittenBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  /**
   * Adds the bins of an encoded sketch.
   *
   * @return how many durations of 0 it has counted
   * @throws IllegalArgumentException if the bytes are not such a sketch; some bins may have been
   *     added then
   */
  static long decode(ByteBuffer bytes, Bins bins) {
    int start = bytes.arrayOffset() + bytes.position();
    int end = start + bytes.remaining();
    int blocks = startsWithMapping(bytes.array(), start, end) ? start + MAPPING.length : start;
    try {
      return decode(new SketchInput(bytes.array(), blocks, end), bins);
    } catch (IOException | ArithmeticException e) {
      throw new IllegalArgumentException("these bytes are not a DDSketch: " + e.getMessage(), e);
    }
  }

  private static long decode(SketchInput input, Bins bins) throws IOException {
    long zeros = 0;
    while (input.hasRemaining()) {
      Flag flag = Flag.decode(input);
      switch (flag.type()) {
        case POSITIVE_STORE -> decodeBins(BinEncodingMode.ofFlag(flag), input, bins);
        case NEGATIVE_STORE -> throw new MalformedInputException("it has negative values");
        case INDEX_MAPPING ->
            requireOurs(IndexMapping.decode(input, IndexMappingLayout.ofFlag(flag)));
        case SKETCH_FEATURES -> zeros += decodeFeature(flag, input);
      }
    }
    return zeros;
  }

  private static long decodeFeature(Flag flag, SketchInput input) throws IOException {
    if (Flag.ZERO_COUNT.equals(flag)) {
      return input.readCount();
    }
    if (Flag.COUNT.equals(flag)) {
      VarEncodingHelper.decodeVarDouble(input);
    } else if (Flag.SUM.equals(flag) || Flag.MIN.equals(flag) || Flag.MAX.equals(flag)) {
      input.readDoubleLE();
    } else {
      throw new MalformedInputException("it has an unknown block");
    }
    return 0;
  }

  private static void decodeBins(BinEncodingMode mode, SketchInput input, Bins bins)
      throws IOException {
    long number = VarEncodingHelper.decodeUnsignedVarLong(input);
    boolean contiguous = mode == BinEncodingMode.CONTIGUOUS_COUNTS;
    long index = contiguous ? VarEncodingHelper.decodeSignedVarLong(input) : 0;
    long step = contiguous ? VarEncodingHelper.decodeSignedVarLong(input) : 0;
    for (long i = 0; i < number; i++) {
      index += contiguous ? 0 : VarEncodingHelper.decodeSignedVarLong(input);
      bins.add(checked(index), mode == BinEncodingMode.INDEX_DELTAS ? 1 : input.readCount());
      index += step;
    }
  }

  private static int checked(long index) throws MalformedInputException {
    if (index < 0 || index > LAST_INDEX) {
      throw new MalformedInputException(
          "a bin is number " + index + "; durations are in 0 to " + LAST_INDEX);
    }
    return (int) index;
  }

  private static void requireOurs(IndexMapping mapping) throws MalformedInputException {
    if (!mapping.equals(DurationSketch.MAPPING)) {
      throw new MalformedInputException(
          "its mapping is "
              + mapping.getClass().getSimpleName()
              + " at "
              + mapping.relativeAccuracy()
              + "; only CubicallyInterpolatedMapping at "
              + DurationSketch.RELATIVE_ACCURACY
              + " can be merged");
    }
  }

  private static boolean startsWithMapping(byte[] array, int start, int end) {
    return end - start >= MAPPING.length
        && Arrays.equals(array, start, start + MAPPING.length, MAPPING, 0, MAPPING.length);
  }

  private static byte[] mapping() {
    try {
      GrowingByteArrayOutput output = GrowingByteArrayOutput.withDefaultInitialCapacity();
      DurationSketch.MAPPING.encode(output);
      return output.trimmedCopy();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }
}
