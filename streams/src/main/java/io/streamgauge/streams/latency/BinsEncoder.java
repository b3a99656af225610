package io.streamgauge.streams.latency;

import static com.datadoghq.sketch.ddsketch.encoding.VarEncodingHelper.encodeSignedVarLong;
import static com.datadoghq.sketch.ddsketch.encoding.VarEncodingHelper.encodeUnsignedVarLong;
import static com.datadoghq.sketch.ddsketch.encoding.VarEncodingHelper.encodeVarDouble;
import static com.datadoghq.sketch.ddsketch.encoding.VarEncodingHelper.signedVarLongEncodedLength;
import static com.datadoghq.sketch.ddsketch.encoding.VarEncodingHelper.varDoubleEncodedLength;

import com.datadoghq.sketch.ddsketch.encoding.BinEncodingMode;
import com.datadoghq.sketch.ddsketch.encoding.Flag;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Finds the shortest way to write bins, and writes them so. */
final class BinsEncoder {

  private int bins;
  private int first;
  private int last;
  private long indexBytes;
  private long countBytes;
  private boolean allOne = true;

  private BinsEncoder() {}

  static BinsEncoder shortest(Bins bins) {
    BinsEncoder encoder = new BinsEncoder();
    bins.visit(encoder::measure);
    return encoder;
  }

  private void measure(int index, long count) {
    first = bins == 0 ? index : first;
    indexBytes += signedVarLongEncodedLength(bins == 0 ? index : index - last);
    countBytes += varDoubleEncodedLength(count);
    allOne &= count == 1;
    last = index;
    bins++;
  }

  void write(Bins content, GrowingByteArrayOutput output) throws IOException {
    BinEncodingMode mode = mode();
    boolean contiguous = mode == BinEncodingMode.CONTIGUOUS_COUNTS;
    mode.toFlag(Flag.Type.POSITIVE_STORE).encode(output);
    encodeUnsignedVarLong(output, contiguous ? last - first + 1L : bins);
    if (contiguous) {
      encodeSignedVarLong(output, first);
      encodeSignedVarLong(output, 1);
    }
    int[] next = {contiguous ? first : 0};
    content.visit((index, count) -> write(mode, next, index, count, output));
  }

  private BinEncodingMode mode() {
    long gaps = last - first + 1L - bins; // an empty bin takes one byte
    if (allOne && indexBytes <= gaps + countBytes) {
      return BinEncodingMode.INDEX_DELTAS;
    }
    return gaps <= indexBytes
        ? BinEncodingMode.CONTIGUOUS_COUNTS
        : BinEncodingMode.INDEX_DELTAS_AND_COUNTS;
  }

  private static void write(
      BinEncodingMode mode, int[] next, int index, long count, GrowingByteArrayOutput output) {
    try {
      switch (mode) {
        case CONTIGUOUS_COUNTS -> {
          for (; next[0] < index; next[0]++) {
            encodeVarDouble(output, 0);
          }
          encodeVarDouble(output, count);
          next[0]++;
        }
        case INDEX_DELTAS_AND_COUNTS -> {
          encodeSignedVarLong(output, index - next[0]);
          encodeVarDouble(output, count);
          next[0] = index;
        }
        case INDEX_DELTAS -> {
          encodeSignedVarLong(output, index - next[0]);
          next[0] = index;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }
}
