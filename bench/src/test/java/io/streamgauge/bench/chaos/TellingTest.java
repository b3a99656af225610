package io.streamgauge.bench.chaos;

import static io.streamgauge.alert.AlertState.FIRING;
import static io.streamgauge.alert.AlertState.INACTIVE;
import static io.streamgauge.alert.AlertState.PENDING;
import static io.streamgauge.alert.AlertState.RESOLVED;
import static io.streamgauge.alert.AlertState.SUPPRESSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alert.AlertState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a notifier has to tell is known from what it told; this must find each kind of loss. */
class TellingTest {

  @Test
  void acceptsThatEachFiringAndEachEndIsTold() {
    assertThat(differences(Map.of(1L, 0, 2L, 0), PENDING, FIRING, RESOLVED, PENDING, INACTIVE))
        .isEmpty();
  }

  @Test
  void acceptsThatALaterTransitionOvertakesEarlierOnesIfItSaysSo() {
    assertThat(differences(Map.of(2L, 2), FIRING, RESOLVED, FIRING)).isEmpty();
  }

  @Test
  void missesWhatALaterTransitionDoesNotSayToHaveOvertaken() {
    assertThat(differences(Map.of(2L, 1), FIRING, RESOLVED, FIRING))
        .singleElement()
        .asString()
        .contains("told with 1 overtaken, 2 before it were not told");
  }

  @Test
  void missesTheLastTransition() {
    assertThat(differences(Map.of(0L, 0), FIRING, RESOLVED))
        .singleElement()
        .asString()
        .contains("1 to RESOLVED was never told");
  }

  @Test
  void acceptsThatASuppressedFiringIsTakenBackAndItsEndToldOrNot() {
    assertThat(differences(Map.of(), FIRING, SUPPRESSED, RESOLVED)).isEmpty();
    assertThat(differences(Map.of(2L, 0), FIRING, SUPPRESSED, RESOLVED)).isEmpty();
  }

  @Test
  void missesTheEndOfAFiringThatWasToldBeforeItWasSuppressed() {
    assertThat(differences(Map.of(0L, 0), FIRING, SUPPRESSED, RESOLVED))
        .singleElement()
        .asString()
        .contains("2 to RESOLVED was never told");
  }

  @Test
  void findsToldWhatIsSuppressedOrPending() {
    assertThat(differences(Map.of(0L, 0, 1L, 0), PENDING, SUPPRESSED)).hasSize(2);
  }

  @Test
  void findsToldTheEndOfWhatNobodyHeardOf() {
    assertThat(differences(Map.of(1L, 0), SUPPRESSED, RESOLVED))
        .singleElement()
        .asString()
        .contains("was not told that it fires");
  }

  private static List<String> differences(Map<Long, Integer> told, AlertState... states) {
    List<String> differences = new ArrayList<>();
    Telling telling = new Telling("an alert", told, differences);
    for (int i = 0; i < states.length; i++) {
      telling.follow(Steps.step(i, i == 0 ? INACTIVE : states[i - 1], states[i]));
    }
    telling.end();
    return differences;
  }
}
