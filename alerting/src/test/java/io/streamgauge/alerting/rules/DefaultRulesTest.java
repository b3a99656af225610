package io.streamgauge.alerting.rules;

import static io.streamgauge.alert.Severity.CRITICAL;
import static io.streamgauge.alert.Severity.HIGH;
import static io.streamgauge.alert.Severity.LOW;
import static io.streamgauge.alert.Severity.MEDIUM;
import static io.streamgauge.alerting.rules.Comparison.ABOVE;
import static io.streamgauge.alerting.rules.Comparison.BELOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alert.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DefaultRulesTest {

  private static final Minimum USUAL = new Minimum(10, 1);
  private static final Minimum NONE = new Minimum(0, 0);

  @Test
  void shipsTheseRulesAndNoOthers() {
    assertThat(Rules.defaults().all())
        .containsExactly(
            rule("slow-response", Measure.REQUESTS_MEAN, ABOVE, 1, 10, HIGH, Scope.EACH, USUAL),
            rule("slow-requests", Measure.REQUESTS_P95, ABOVE, 0.5, 10, MEDIUM, Scope.EACH, USUAL),
            rule(
                "errors",
                Measure.REQUESTS_ERROR_RATE,
                ABOVE,
                0.05,
                10,
                CRITICAL,
                Scope.BOTH,
                new Minimum(10, 10)),
            rule("high-memory", Measure.MEMORY_USAGE, ABOVE, 0.8, 30, MEDIUM, Scope.EACH, NONE),
            rule("high-cpu", Measure.MEMORY_CPU, ABOVE, 0.8, 30, MEDIUM, Scope.EACH, NONE),
            rule("cold-cache", Measure.CACHES_HIT_RATIO, BELOW, 0.7, 10, LOW, Scope.EACH, USUAL),
            rule(
                "memory-growth",
                Measure.MEMORY_GROWTH,
                ABOVE,
                10e6 / 60,
                10,
                HIGH,
                Scope.EACH,
                NONE),
            rule(
                "slow-statements", Measure.QUERIES_P95, ABOVE, 0.1, 10, MEDIUM, Scope.EACH, USUAL));
  }

  private static Rule rule(
      String name,
      Measure measure,
      Comparison comparison,
      double threshold,
      int holdSeconds,
      Severity severity,
      Scope scope,
      Minimum minimum) {
    return new Rule(
        name,
        new Threshold(measure, comparison, threshold),
        Duration.ofSeconds(holdSeconds),
        Duration.ZERO,
        Quorum.ONE,
        Duration.ofSeconds(10),
        severity,
        Selector.EVERYTHING,
        Selector.EVERYTHING,
        scope,
        minimum,
        measure.subject() == Subject.MEMORY ? NoData.RESOLVE : NoData.KEEP,
        Wording.NONE);
  }
}
