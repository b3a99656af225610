package io.streamgauge.alerting.baseline;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The hours of the last four weeks. What is usual at an hour is what there was at the same hour of
 * the week, once that has been there three times, and else at the same hour of the last seven days.
 * Hours are of UTC.
 */
final class Season {

  static final int WEEK = 168;
  private static final int DAY = 24;
  private static final int HOURS = 4 * WEEK;
  private static final int LEAST = 3;

  /** Two of them make a peak one that comes again; one may have been an incident. */
  private static final int AGAIN = 2;

  private final Hour[] hours = new Hour[HOURS];
  private long latest = Long.MIN_VALUE;

  /** Notes an hour that is over. */
  void add(long hour, Hour what) {
    for (long gone = Math.max(latest + 1, hour - HOURS + 1); gone < hour; gone++) {
      hours[slot(gone)] = null;
    }
    hours[slot(hour)] = what;
    latest = hour;
  }

  /** Highest and lowest value that the hour has had at least twice. */
  Optional<Hour> usual(long hour) {
    List<Hour> before = before(hour);
    return before.size() < AGAIN
        ? Optional.empty()
        : Optional.of(
            new Hour(descending(before)[AGAIN - 1], ascending(before)[AGAIN - 1], Float.NaN));
  }

  /** What the middle of the hour is usually; empty where there were too few of it. */
  OptionalDouble middle(long hour) {
    List<Hour> before = before(hour);
    if (before.size() < LEAST) {
      return OptionalDouble.empty();
    }
    float[] middles = new float[before.size()];
    for (int i = 0; i < middles.length; i++) {
      middles[i] = before.get(i).middle();
    }
    Arrays.sort(middles);
    return OptionalDouble.of(middles[(middles.length - 1) / 2]);
  }

  private List<Hour> before(long hour) {
    List<Hour> sameOfWeek = every(WEEK, hour, HOURS / WEEK);
    return sameOfWeek.size() >= LEAST ? sameOfWeek : every(DAY, hour, WEEK / DAY);
  }

  private List<Hour> every(int step, long hour, int times) {
    List<Hour> found = new ArrayList<>(times);
    for (int i = 1; i <= times; i++) {
      long earlier = hour - (long) step * i;
      if (earlier <= latest && earlier > latest - HOURS && hours[slot(earlier)] != null) {
        found.add(hours[slot(earlier)]);
      }
    }
    return found;
  }

  private static float[] ascending(List<Hour> hours) {
    float[] lows = new float[hours.size()];
    for (int i = 0; i < lows.length; i++) {
      lows[i] = hours.get(i).low();
    }
    Arrays.sort(lows);
    return lows;
  }

  private static float[] descending(List<Hour> hours) {
    float[] highs = new float[hours.size()];
    for (int i = 0; i < highs.length; i++) {
      highs[i] = -hours.get(i).high();
    }
    Arrays.sort(highs);
    for (int i = 0; i < highs.length; i++) {
      highs[i] = -highs[i];
    }
    return highs;
  }

  private static int slot(long hour) {
    return Math.floorMod(hour, HOURS);
  }

  byte[] bytes() {
    int known = (int) Arrays.stream(hours).filter(hour -> hour != null).count();
    ByteBuffer to =
        ByteBuffer.allocate(Long.BYTES + known * (Short.BYTES + 3 * Float.BYTES)).putLong(latest);
    for (int i = 0; i < HOURS; i++) {
      if (hours[i] != null) {
        Hour hour = hours[i];
        to.putShort((short) i).putFloat(hour.high()).putFloat(hour.low()).putFloat(hour.middle());
      }
    }
    return to.array();
  }

  static Season read(ByteBuffer from) {
    Season season = new Season();
    season.latest = from.getLong();
    while (from.hasRemaining()) {
      season.hours[from.getShort()] = new Hour(from.getFloat(), from.getFloat(), from.getFloat());
    }
    return season;
  }
}
