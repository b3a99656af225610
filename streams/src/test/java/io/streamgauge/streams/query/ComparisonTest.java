package io.streamgauge.streams.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.streamgauge.metric.Measure;
import io.streamgauge.streams.latency.Distribution;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Offset<Double> CLOSE = within(0.011);

  @Test
  void tellsTheChangeOfEachFigureAndTheCountsOfBoth() {
    Comparison compared =
        Comparison.of(
            window(Durations.withErrors(1, 200, 200, 200, 400)),
            20_000,
            30_000,
            Durations.withErrors(1, 100, 200));

    assertThat(compared.count()).isEqualTo(2);
    assertThat(compared.errors()).isEqualTo(1);
    assertThat(compared.rate()).isEqualTo(new Comparison.Change(0.2, 0.2, 1.0));
    assertThat(compared.errorRate()).isEqualTo(new Comparison.Change(0.5, -0.25, -0.5));
    assertThat(compared.mean().before()).isEqualTo(0.15, CLOSE);
    assertThat(compared.quantiles().get("0.99").change()).isEqualTo(0.2, CLOSE);
    assertThat(compared.quantiles().get("0.99").relative()).isEqualTo(1.0, within(0.03));
  }

  @Test
  void tellsNothingOfDurationsWhereThereWereNone() {
    Comparison compared =
        Comparison.of(window(Durations.of(200)), 20_000, 30_000, new Distribution());

    assertThat(compared.count()).isZero();
    assertThat(compared.rate()).isEqualTo(new Comparison.Change(0, 0.1, null));
    assertThat(compared.mean()).isNull();
    assertThat(compared.errorRate()).isNull();
    assertThat(compared.quantiles()).isEmpty();
  }

  private static LatencyAnswer.Window window(Distribution durations) {
    return LatencyAnswer.Window.of(
        Measure.REQUESTS, 30_000, 40_000, durations, List.of(0.5, 0.99), true);
  }
}
