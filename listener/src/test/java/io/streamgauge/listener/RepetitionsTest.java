package io.streamgauge.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import org.junit.jupiter.api.Test;

class RepetitionsTest {

  private final Repetitions repetitions = new Repetitions(2);

  @Test
  void recognisesATransitionAndThoseBeforeIt() {
    repetitions.note(Alerts.resolved(1));

    assertThat(repetitions.isRepeated(Alerts.firing(0))).isTrue();
    assertThat(repetitions.isRepeated(Alerts.resolved(1))).isTrue();
    assertThat(repetitions.isRepeated(Alerts.firing(2))).isFalse();
  }

  @Test
  void takesNumbersThatBeginAnewAtALaterTimeForNew() {
    repetitions.note(Alerts.resolved(5));
    Alert anew = Alerts.alert(AlertState.FIRING, 0).setAt(1_000_000).build();

    assertThat(repetitions.isRepeated(anew)).isFalse();
  }

  @Test
  void forgetsTheAlertThatWasQuietForTheLongest() {
    repetitions.note(ofId("a"));
    repetitions.note(ofId("b"));
    repetitions.note(ofId("a"));
    repetitions.note(ofId("c"));

    assertThat(repetitions.isRepeated(ofId("a"))).isTrue();
    assertThat(repetitions.isRepeated(ofId("b"))).isFalse();
    assertThat(repetitions.isRepeated(ofId("c"))).isTrue();
  }

  private static Alert ofId(String id) {
    return Alerts.alert(AlertState.FIRING, 0).setId(id).build();
  }
}
