package io.streamgauge.alerting.baseline;

/** The standard normal distribution. */
final class Normal {

  private static final double[] NUMERATOR = {2.515517, 0.802853, 0.010328};
  private static final double[] DENOMINATOR = {1, 1.432788, 0.189269, 0.001308};

  private Normal() {}

  /**
   * The quantile, by the rational approximation 26.2.23 of Abramowitz and Stegun, "Handbook of
   * Mathematical Functions", whose error is less than 0.00045.
   *
   * @param share from 0.5, exclusive, to 1, exclusive
   */
  static double quantile(double share) {
    double t = Math.sqrt(-2 * Math.log(1 - share));
    return t - polynomial(NUMERATOR, t) / polynomial(DENOMINATOR, t);
  }

  private static double polynomial(double[] coefficients, double t) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * t + coefficients[i];
    }
    return sum;
  }
}
