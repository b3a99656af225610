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

  /**
   * The value that a share of the values does not exceed, by nearest rank.
   *
   * @param share above 0, at most 1
   * @throws IllegalArgumentException if there is no value, or no such share
   */
  public static double quantile(List<Double> values, double share) {
    if (values.isEmpty() || !(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "share is %s of %d values, allowed is above 0 to 1, of at least one"
              .formatted(share, values.size()));
    }
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
