package io.streamgauge.streams.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FigureEvidenceTest {

  private static final double TARGET = 0.5;

  private final Random random = new Random(7);

  @Test
  void callsARiseOfADurationWorse() {
    assertThat(trend(KeyFigure.P95, noisy(0.2, 20), noisy(0.4, 20))).isEqualTo(Trend.WORSE);
    assertThat(trend(KeyFigure.P95, noisy(0.4, 20), noisy(0.2, 20))).isEqualTo(Trend.BETTER);
  }

  @Test
  void callsARiseOfTheHitRatioBetter() {
    assertThat(trend(KeyFigure.HIT_RATIO, noisy(0.4, 20), noisy(0.8, 20))).isEqualTo(Trend.BETTER);
    assertThat(trend(KeyFigure.HIT_RATIO, noisy(0.8, 20), noisy(0.4, 20))).isEqualTo(Trend.WORSE);
  }

  @Test
  void seldomCallsNoiseAChange() {
    int called = 0;
    for (int i = 0; i < 2_000; i++) {
      called += trend(KeyFigure.P95, noisy(0.2, 12), noisy(0.2, 12)) == Trend.STEADY ? 0 : 1;
    }

    assertThat(called).isLessThanOrEqualTo(6);
  }

  @Test
  void callsOneOutlierNoChange() {
    List<Double> calm = Collections.nCopies(20, 0.2);
    List<Double> outlier =
        Stream.concat(Collections.nCopies(19, 0.2).stream(), Stream.of(9.0)).toList();

    assertThat(trend(KeyFigure.MEAN, calm, outlier)).isEqualTo(Trend.STEADY);
  }

  @Test
  void callsAChangeThatIsCertainButSmallSteady() {
    assertThat(trend(KeyFigure.P95, around(0.2, 0.0001), around(0.21, 0.0001)))
        .isEqualTo(Trend.STEADY);
    assertThat(trend(KeyFigure.P95, around(0.0001, 1e-6), around(0.0002, 1e-6)))
        .as("twice as much of nearly nothing")
        .isEqualTo(Trend.STEADY);
  }

  @Test
  void tellsNothingFromTooFewWindowsOrEvents() {
    assertThat(trend(KeyFigure.P95, noisy(0.2, 7), noisy(0.9, 20))).isEqualTo(Trend.UNKNOWN);
    assertThat(trend(KeyFigure.P95, noisy(0.2, 20), noisy(0.9, 7))).isEqualTo(Trend.UNKNOWN);
    assertThat(
            FigureEvidence.of(
                    new Measured(0.2, 19, noisy(0.2, 12)), new Measured(0.9, 500, noisy(0.9, 12)))
                .trend(KeyFigure.P95, TARGET))
        .isEqualTo(Trend.UNKNOWN);
    assertThat(FigureEvidence.NONE.trend(KeyFigure.CPU, TARGET)).isEqualTo(Trend.UNKNOWN);
  }

  @Test
  void callsErrorsThatCameUpWorse() {
    List<Double> none = Collections.nCopies(30, 0.0);
    List<Double> some =
        Stream.concat(Collections.nCopies(10, 0.0).stream(), noisy(0.05, 20).stream()).toList();

    assertThat(FigureEvidence.of(measured(none), measured(some)).trend(KeyFigure.ERROR_RATE, 0.01))
        .isEqualTo(Trend.WORSE);
  }

  private Trend trend(KeyFigure figure, List<Double> before, List<Double> now) {
    return FigureEvidence.of(measured(before), measured(now)).trend(figure, TARGET);
  }

  private static Measured measured(List<Double> windows) {
    double mean = windows.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    return new Measured(mean, 1_000, windows);
  }

  /** Log-normal, a sigma of 0.3. */
  private List<Double> noisy(double median, int windows) {
    return Stream.generate(() -> median * Math.exp(0.3 * random.nextGaussian()))
        .limit(windows)
        .toList();
  }

  private List<Double> around(double value, double spread) {
    return Stream.generate(() -> value + spread * random.nextGaussian()).limit(30).toList();
  }
}
