package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

  @ParameterizedTest
  @CsvSource({
    "requests.p99.9, requests.p99.9, 0.999",
    "queries.p75, queries.p75, 0.75",
    "requests.p05, requests.p5, 0.05",
    "requests.p99.90, requests.p99.9, 0.999",
    "requests.p0.1, requests.p0.1, 0.001",
  })
  void knowsAnyPercentile(String text, String key, double quantile) {
    Measure measure = Measure.of(text).orElseThrow();

    assertThat(measure.key()).isEqualTo(key);
    assertThat(measure.quantile()).hasValue(quantile);
    assertThat(measure.quantity()).isEqualTo(Quantity.DURATION);
    assertThat(measure.sampled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "requests.p100",
        "requests.p0",
        "requests.p0.0",
        "requests.p",
        "requests.p-5",
        "requests.p99.",
        "caches.p95",
        "p95",
        "requests",
      })
  void knowsNoPercentileThatCannotBe(String text) {
    assertThat(Measure.of(text)).isEmpty();
  }

  @Test
  void isTheSameHoweverItIsWritten() {
    assertThat(Measure.of("requests.p95.0")).hasValue(Measure.REQUESTS_P95);
  }

  @Test
  void findsEachNamedOneByItsKey() {
    assertThat(Measure.named())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(Measure.of(it.key())).hasValue(it))
        .allSatisfy(it -> assertThat(it.key()).startsWith(it.subject().measures() + "."));
  }

  @Test
  void cannotCallTooLowWhatStillAddsUp() {
    assertThat(Measure.named().stream().filter(Measure::cumulative).map(Measure::key))
        .containsExactlyInAnyOrder(
            "requests.rate",
            "requests.count",
            "requests.max",
            "queries.rate",
            "queries.count",
            "queries.max",
            "queries.rows",
            "caches.loadFailures",
            "caches.evictions",
            "memory.pauseShare",
            "gauges.count",
            "gauges.max");
  }
}
