package io.streamgauge.streams.report;

import java.util.Locale;

/** Numbers as people read them. */
public final class Wording {

  private static final double KIBI = 1024;
  private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};

  private Wording() {}

  /** A duration in seconds, with three significant digits: 12.3 ms, 1.23 s, 3 min 20 s, 2 d 3 h. */
  public static String duration(double seconds) {
    if (seconds < 1e-3) {
      return digits(seconds * 1e6) + " µs";
    }
    if (seconds < 0.9995) {
      return digits(seconds * 1e3) + " ms";
    }
    if (seconds < 60) {
      return digits(seconds) + " s";
    }
    long whole = Math.round(seconds);
    if (whole < 3600) {
      return two(whole / 60, "min", whole % 60, "s");
    }
    long minutes = Math.round(seconds / 60);
    return minutes < 24 * 60
        ? two(minutes / 60, "h", minutes % 60, "min")
        : two(minutes / 60 / 24, "d", minutes / 60 % 24, "h");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    String first = large + " " + unit;
    return small == 0 ? first : first + " " + small + " " + smallUnit;
  }

  /** A share of 1 in per cent. */
  public static String share(double share) {
    return digits(share * 100) + " %";
  }

  public static String bytes(double bytes) {
    double size = bytes;
    int unit = 0;
    while (Math.abs(size) >= KIBI && unit < SIZES.length - 1) {
      size /= KIBI;
      unit++;
    }
    return digits(size) + " " + SIZES[unit];
  }

  public static String count(double count) {
    return String.format(Locale.ROOT, "%,d", Math.round(count));
  }

  /** Three significant digits, more only before the point. */
  public static String digits(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e6 || size >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size < 10 ? "%.2f" : "%.1f", value);
  }
}
