package io.streamgauge.streams.memory;

import io.streamgauge.metric.FloorReading;
import java.util.Arrays;
import java.util.List;

/** Consecutive readings, oldest first: times in seconds, values in bytes. */
final class Stretch {

  /** Below this, halves hold too few readings to compare. */
  private static final int FEW = 6;

  private final double[] times;
  private final double[] values;
  private double growth = Double.NaN;

  private Stretch(double[] times, double[] values) {
    this.times = times;
    this.values = values;
  }

  static Stretch of(List<FloorReading> readings) {
    return new Stretch(
        readings.stream().mapToDouble(reading -> reading.getTime() / 1000.0).toArray(),
        readings.stream().mapToDouble(FloorReading::getBytes).toArray());
  }

  int size() {
    return values.length;
  }

  double seconds() {
    return size() == 0 ? 0 : times[size() - 1] - times[0];
  }

  /** Bytes that the stretch grew by, judged by its {@link #growth()}. */
  double rise() {
    return growth() * seconds();
  }

  double highest() {
    return Arrays.stream(values).max().orElse(0);
  }

  Stretch newest(int length) {
    return new Stretch(
        Arrays.copyOfRange(times, size() - length, size()),
        Arrays.copyOfRange(values, size() - length, size()));
  }

  /** The same with falls for rises. */
  Stretch mirrored() {
    return new Stretch(times, Arrays.stream(values).map(value -> -value).toArray());
  }

  /**
   * Growth in bytes per second after Theil and Sen: the median of the slopes of all pairs, which
   * outliers up to 29 % of the readings cannot move far.
   */
  double growth() {
    if (Double.isNaN(growth)) {
      growth = medianSlope();
    }
    return growth;
  }

  private double medianSlope() {
    double[] slopes = new double[size() * (size() - 1) / 2];
    int count = 0;
    for (int i = 0; i < size(); i++) {
      for (int j = i + 1; j < size(); j++) {
        if (times[j] > times[i]) {
          slopes[count++] = (values[j] - values[i]) / (times[j] - times[i]);
        }
      }
    }
    return median(Arrays.copyOf(slopes, count));
  }

  /**
   * Noise of one reading as a standard deviation, judged by how much the steps between neighbours
   * differ from the usual step; a steady rise has none.
   */
  double noise() {
    double[] steps = steps();
    double usual = median(steps);
    double deviation = median(Arrays.stream(steps).map(step -> Math.abs(step - usual)).toArray());
    return 1.4826 * deviation / Math.sqrt(2);
  }

  /**
   * Whether the order of the values is a rise rather than chance: the Mann-Kendall test at 1 %, or,
   * where four readings cannot reach that, all in ascending order.
   */
  boolean ascends() {
    return size() == FloorTrend.FEWEST
        ? Arrays.stream(steps()).allMatch(step -> step > 0)
        : MannKendall.ascends(values);
  }

  /** Whether the newest readings lie above the middle: what has fallen again does not grow. */
  boolean endsHigh() {
    return newest(Math.min(3, size())).middle() > middle();
  }

  /**
   * Whether the rise is spread over the stretch and goes on: its later half grows at 1/4 to 3/2 of
   * the rate of the whole, and by 1/4 of what is material, and no jump makes up more than 3/5 of
   * the rise; of few readings, every step makes up at least 1/4 of the mean step.
   */
  boolean isSteady(double material) {
    if (size() < FEW) {
      double mean = (values[size() - 1] - values[0]) / (size() - 1);
      return Arrays.stream(steps()).allMatch(step -> step >= mean / 4);
    }
    double whole = growth();
    Stretch later = laterHalf();
    return later.growth() >= whole / 4
        && later.growth() <= whole * 3 / 2
        && later.rise() >= material / 4
        && smoothed().largestJump(whole) <= rise() * 3 / 5;
  }

  /** The largest step between neighbours, less what steady growth explains. */
  private double largestJump(double growth) {
    double largest = 0;
    for (int i = 1; i < size(); i++) {
      double expected = growth * (times[i] - times[i - 1]);
      largest = Math.max(largest, values[i] - values[i - 1] - expected);
    }
    return largest;
  }

  /** Each value but the first and last is the median of three, so that single outliers vanish. */
  private Stretch smoothed() {
    double[] medians = values.clone();
    for (int i = 1; i + 1 < size(); i++) {
      medians[i] = median(new double[] {values[i - 1], values[i], values[i + 1]});
    }
    return new Stretch(times, medians);
  }

  private Stretch laterHalf() {
    double middle = (times[0] + times[size() - 1]) / 2;
    int later = (int) Arrays.stream(times).filter(time -> time >= middle).count();
    return newest(Math.min(size(), Math.max(3, later)));
  }

  private double middle() {
    return median(values);
  }

  private double[] steps() {
    double[] steps = new double[Math.max(0, size() - 1)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = values[i + 1] - values[i];
    }
    return steps;
  }

  private static double median(double[] numbers) {
    if (numbers.length == 0) {
      return 0;
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
