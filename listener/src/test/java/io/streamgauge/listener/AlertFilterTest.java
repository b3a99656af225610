package io.streamgauge.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertFilterTest {

  private final Alert alert =
      Alerts.alert(AlertState.FIRING, 0).setLabels(Map.of("team", "payments")).build();

  @Test
  void acceptsEverythingWhereNothingIsAskedFor() {
    assertThat(filter(List.of(), List.of(), Severity.LOW, Map.of())).isTrue();
  }

  @Test
  void acceptsOneOfSeveralRules() {
    assertThat(filter(List.of("cold-cache", "slow-*"), List.of(), Severity.LOW, Map.of())).isTrue();
    assertThat(filter(List.of("cold-cache", "slow"), List.of(), Severity.LOW, Map.of())).isFalse();
  }

  @Test
  void acceptsServicesByName() {
    assertThat(filter(List.of(), List.of("sh*"), Severity.LOW, Map.of())).isTrue();
    assertThat(filter(List.of(), List.of("bakery"), Severity.LOW, Map.of())).isFalse();
  }

  @Test
  void acceptsSeveritiesFromTheLeastOn() {
    assertThat(filter(List.of(), List.of(), Severity.HIGH, Map.of())).isTrue();
    assertThat(filter(List.of(), List.of(), Severity.CRITICAL, Map.of())).isFalse();
  }

  @Test
  void asksForEveryLabel() {
    assertThat(filter(List.of(), List.of(), Severity.LOW, Map.of("team", "pay*"))).isTrue();
    assertThat(filter(List.of(), List.of(), Severity.LOW, Map.of("team", "*", "tier", "*")))
        .isFalse();
  }

  private boolean filter(
      List<String> rules, List<String> services, Severity least, Map<String, String> labels) {
    return AlertFilter.of(rules, services, least, labels).accepts(alert);
  }
}
