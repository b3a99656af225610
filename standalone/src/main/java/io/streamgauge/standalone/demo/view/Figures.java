package io.streamgauge.standalone.demo.view;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them; a dash for NaN. */
final class Figures {

  private static final String NONE = "-";

  private Figures() {}

  static String seconds(double seconds) {
    if (Double.isNaN(seconds)) {
      return NONE;
    }
    return seconds < 0.9995 ? format("%.1f ms", seconds * 1_000) : format("%.2f s", seconds);
  }

  static String percent(double ratio) {
    return Double.isNaN(ratio) ? NONE : format("%.1f %%", ratio * 100);
  }

  /** Megabytes of a million bytes, as in rules. */
  static String megabytes(double bytes) {
    return Double.isNaN(bytes) ? NONE : format("%.0f MB", bytes / 1e6);
  }

  static String growthPerMinute(double bytesPerSecond) {
    return Double.isNaN(bytesPerSecond) ? NONE : format("%+.1f MB/min", bytesPerSecond * 60 / 1e6);
  }

  static String rate(double perSecond) {
    return Double.isNaN(perSecond) ? NONE : format("%.1f/s", perSecond);
  }

  /** Minutes and seconds. */
  static String clock(Duration duration) {
    return format("%d:%02d", duration.toMinutes(), duration.toSecondsPart());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
