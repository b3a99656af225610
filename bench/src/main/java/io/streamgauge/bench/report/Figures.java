package io.streamgauge.bench.report;

import java.util.List;
import java.util.Locale;

/** How numbers are written and summed up. */
public final class Figures {

  private Figures() {}

  /** With a unit that leaves three digits: {@code 9.87 M}. */
  public static String rate(double perSecond) {
    if (perSecond >= 1e6) {
      return digits(perSecond / 1e6) + " M";
    }
    return perSecond >= 1e3 ? digits(perSecond / 1e3) + " k" : digits(perSecond);
  }

  /** Three digits. */
  public static String digits(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    int behindPoint = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + behindPoint + "f", value);
  }

  /**
   * The value in the middle, the mean of the two where there are two.
   *
   * @throws IllegalArgumentException if there is no value
   */
  public static double median(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values, at least one is needed");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
