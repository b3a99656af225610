package io.streamgauge.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LENGTH = Duration.ofSeconds(40);
  private static final List<Period> PERIODS = periods();

  @Test
  void isGoodWhenEachRuleFiresInItsPhaseAndResolves() {
    Verdict verdict = Verdict.of(PERIODS, all());

    assertThat(verdict.isGood()).isTrue();
    assertThat(verdict.findings())
        .hasSize(4)
        .contains(
            "cold-cache       fired  10 s into 'cold cache' (1 series), resolved  10 s after its end");
  }

  @Test
  void namesTheRuleThatDidNotFire() {
    List<Episode> episodes = all();
    episodes.removeIf(episode -> episode.rule().equals("memory-growth"));

    assertThat(Verdict.of(PERIODS, episodes).pending())
        .containsExactly("memory-growth in phase 'leaking memory' did not fire");
  }

  @Test
  void knowsWhenAPhaseHasLedToAllOfItsAlerts() {
    Period slowDatabase = PERIODS.get(Phase.SLOW_DATABASE.ordinal());
    List<Episode> episodes = all();
    assertThat(Verdict.hasFired(slowDatabase, episodes)).isTrue();

    episodes.removeIf(episode -> episode.rule().equals("slow-statements"));
    assertThat(Verdict.hasFired(slowDatabase, episodes)).isFalse();
  }

  @Test
  void endsAPhaseThatIsOverEarly() {
    Period early = PERIODS.get(0).endedBy(START.plusSeconds(15));

    assertThat(early.end()).isEqualTo(START.plusSeconds(15));
    assertThat(early.endedBy(START.plusSeconds(20))).isEqualTo(early);
  }

  @Test
  void doesNotAcceptAnAlertOfAnotherPhase() {
    List<Episode> episodes = all();
    episodes.removeIf(episode -> episode.rule().equals("cold-cache"));
    episodes.add(episode("cold-cache", 170, 180));

    assertThat(Verdict.of(PERIODS, episodes).pending())
        .containsExactly("cold-cache in phase 'cold cache' did not fire");
  }

  @Test
  void namesTheRuleThatIsStillFiring() {
    List<Episode> episodes = all();
    episodes.removeIf(episode -> episode.rule().equals("slow-statements"));
    episodes.add(
        new Episode(
            "x",
            "slow-statements",
            "medium",
            "x",
            START.plusSeconds(40),
            START.plusSeconds(50),
            Optional.empty()));

    assertThat(Verdict.of(PERIODS, episodes).pending())
        .containsExactly("slow-statements in phase 'slow database' is still firing for 1 series");
  }

  @Test
  void namesAFalseAlarm() {
    List<Episode> episodes = all();
    episodes.add(episode("slow-requests", 5, 15));

    assertThat(Verdict.of(PERIODS, episodes).falseAlarms())
        .containsExactly("slow-requests fired for series of slow-requests while all was well");
  }

  @Test
  void doesNotBlameTheStart() {
    List<Episode> episodes = all();
    episodes.add(episode("slow-requests", 3, 15));

    assertThat(Verdict.of(PERIODS, episodes).isGood()).isTrue();
  }

  @Test
  void leavesRulesAloneThatDependOnTheMachine() {
    List<Episode> episodes = all();
    episodes.add(episode("high-cpu", 5, 15));

    assertThat(Verdict.of(PERIODS, episodes).isGood()).isTrue();
  }

  @Test
  void namesWhatNoPhaseWasToLeadTo() {
    List<Episode> episodes = all();
    episodes.add(episode("memory-growth", 175, 190));

    assertThat(Verdict.of(PERIODS, episodes).others())
        .containsExactly(
            "memory-growth    fired  15 s into 'recovered' for series of memory-growth,"
                + " and was resolved");
    assertThat(Verdict.of(PERIODS, all()).others()).isEmpty();
  }

  private static List<Episode> all() {
    return new ArrayList<>(
        List.of(
            episode("slow-requests", 50, 90),
            episode("slow-statements", 51, 91),
            episode("cold-cache", 90, 130),
            episode("memory-growth", 135, 170)));
  }

  private static Episode episode(String rule, int fired, int resolved) {
    return new Episode(
        rule,
        rule,
        "medium",
        "series of " + rule,
        START.plusSeconds(fired - 5),
        START.plusSeconds(fired),
        Optional.of(START.plusSeconds(resolved)));
  }

  private static List<Period> periods() {
    List<Period> periods = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      periods.add(new Period(phase, START.plus(LENGTH.multipliedBy(phase.ordinal())), LENGTH));
    }
    return periods;
  }
}
