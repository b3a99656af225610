package io.streamgauge.alerting.baseline;

import io.streamgauge.alerting.baseline.Expectation.Band;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What was to be expected of a window that has been learnt.
 *
 * @param start of the window, epoch milliseconds
 */
record Told(long start, Expectation expectation) {

  /** Windows of 10 s are final three windows after their end. */
  static final int MOST = 4;

  private static final int FRAME = Long.BYTES + Double.BYTES + Byte.BYTES;
  private static final int BAND = 4 * Double.BYTES;

  static int bytes(Collection<Told> all) {
    return Byte.BYTES
        + all.stream().mapToInt(it -> FRAME + it.expectation().bands().size() * BAND).sum();
  }

  static void write(Collection<Told> all, ByteBuffer to) {
    to.put((byte) all.size());
    all.forEach(it -> it.write(to));
  }

  private void write(ByteBuffer to) {
    List<Band> bands = expectation.bands();
    to.putLong(start).putDouble(expectation.centre()).put((byte) bands.size());
    for (Band band : bands) {
      to.putDouble(band.low()).putDouble(band.below());
      to.putDouble(band.high()).putDouble(band.above());
    }
  }

  static List<Told> read(ByteBuffer from) {
    List<Told> all = new ArrayList<>();
    for (int count = from.get(); count > 0; count--) {
      long start = from.getLong();
      double centre = from.getDouble();
      List<Band> bands = new ArrayList<>();
      for (int of = from.get(); of > 0; of--) {
        bands.add(new Band(from.getDouble(), from.getDouble(), from.getDouble(), from.getDouble()));
      }
      all.add(new Told(start, new Expectation(centre, bands)));
    }
    return all;
  }
}
