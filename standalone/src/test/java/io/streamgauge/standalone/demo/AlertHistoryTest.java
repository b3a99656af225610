package io.streamgauge.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import io.streamgauge.alert.Severity;
import io.streamgauge.schemas.Topics;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertHistoryTest {

  static {
    Topics.all(); // has Avro trust our records, which their builders rely on
  }

  private static final Instant T0 = Instant.ofEpochMilli(1_000_000);

  private final AlertHistory history = new AlertHistory();

  @Test
  void followsAnAlertFromFiringToResolving() {
    history.add(alert("a", AlertState.FIRING), T0);
    history.add(alert("b", AlertState.FIRING), T0.plusSeconds(1));
    history.add(alert("a", AlertState.RESOLVED), T0.plusSeconds(2));

    assertThat(history.episodes())
        .extracting(Episode::id, Episode::fired, episode -> episode.resolved().orElse(null))
        .containsExactly(tuple("a", T0, T0.plusSeconds(2)), tuple("b", T0.plusSeconds(1), null));
  }

  @Test
  void beginsAnewWhenAnAlertFiresAgain() {
    history.add(alert("a", AlertState.FIRING), T0);
    history.add(alert("a", AlertState.RESOLVED), T0.plusSeconds(1));
    history.add(alert("a", AlertState.FIRING), T0.plusSeconds(2));

    assertThat(history.episodes()).hasSize(2);
    assertThat(history.episodes().get(0).resolved()).contains(T0.plusSeconds(1));
    assertThat(history.episodes().get(1).resolved()).isEmpty();
  }

  @Test
  void knowsWhenTheBreachBegan() {
    history.add(alert("a", AlertState.FIRING), T0);

    assertThat(history.episodes().get(0).began()).isEqualTo(Instant.ofEpochMilli(990_000));
    assertThat(history.episodes().get(0).severity()).isEqualTo("medium");
  }

  private static Alert alert(String id, AlertState state) {
    return Alert.newBuilder()
        .setId(id)
        .setRule("slow-requests")
        .setSeverity(Severity.MEDIUM)
        .setState(state)
        .setService("shop")
        .setSeries("GET /cart")
        .setMeasure("requests.p95")
        .setValue(0.6)
        .setComparison(">")
        .setThreshold(0.5)
        .setWindowStart(990_000)
        .setWindowEnd(1_000_000)
        .setSince(990_000)
        .setAt(1_000_000)
        .setSequence(0)
        .setPrevious(AlertState.UNKNOWN)
        .setCause(Cause.UNKNOWN)
        .build();
  }
}
