package io.streamgauge.bench.chaos;

import static io.streamgauge.alert.AlertState.FIRING;
import static io.streamgauge.alert.AlertState.INACTIVE;
import static io.streamgauge.alert.AlertState.PENDING;
import static io.streamgauge.alert.AlertState.RESOLVED;
import static io.streamgauge.alert.AlertState.SUPPRESSED;
import static io.streamgauge.bench.chaos.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.Cause;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without its suppressions, a life is what it would have been without silences. */
class LoudTest {

  private static final List<Alert> LIFE =
      List.of(
          step(0, INACTIVE, PENDING),
          step(1, PENDING, FIRING),
          step(2, FIRING, RESOLVED, Cause.CLEARED, ""));

  private final List<String> differences = new ArrayList<>();

  @Test
  void takesAFiringThatIsSuppressedAtOnceForAFiring() {
    List<Alert> published =
        List.of(
            step(0, INACTIVE, PENDING),
            step(1, PENDING, SUPPRESSED, Cause.SILENCE, "night"),
            step(2, SUPPRESSED, RESOLVED, Cause.CLEARED, ""));

    assertThat(Loud.of(published, differences)).isEqualTo(LIFE);
    assertThat(differences).isEmpty();
  }

  @Test
  void leavesOutThatAFiringIsSuppressedAndReleased() {
    Alert released = step(3, SUPPRESSED, FIRING, Cause.RELEASE, "");
    released.setAt(99_000);
    List<Alert> published =
        List.of(
            step(0, INACTIVE, PENDING),
            step(1, PENDING, FIRING),
            step(2, FIRING, SUPPRESSED, Cause.INHIBITION, "another"),
            released,
            step(4, FIRING, RESOLVED, Cause.CLEARED, ""));

    assertThat(Loud.of(published, differences)).isEqualTo(LIFE);
    assertThat(differences).isEmpty();
  }

  @Test
  void findsASuppressionThatTellsSomethingNew() {
    Alert suppressed = step(1, FIRING, SUPPRESSED, Cause.SILENCE, "night");
    suppressed.setValue(2);

    Loud.of(List.of(step(0, INACTIVE, FIRING), suppressed), differences);

    assertThat(differences).singleElement().asString().contains("more than a suppression");
  }
}
