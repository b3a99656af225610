package io.streamgauge.alerting.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BaselineTest {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final BaselineSettings MINUTES = BaselineSettings.of(Duration.ofMinutes(1));
  private static final double DEVIATIONS = 6;

  private long now;

  @Test
  void expectsNothingUntilItHasLearntEnough() {
    Baseline baseline = new Baseline(MINUTES.withLeast(5));
    for (int i = 0; i < 4; i++) {
      see(baseline, 1);
    }
    assertThat(baseline.expected(now + MINUTE)).isEmpty();
    see(baseline, 1);
    assertThat(baseline.expected(now + MINUTE)).isPresent();
  }

  @Test
  void tellsMedianAndDeviationOfNormalValues() {
    Baseline baseline = new Baseline(MINUTES);
    learnNormal(baseline, 288, 100, 10);
    Expectation expected = baseline.expected(now + MINUTE).orElseThrow();
    assertThat(expected.centre()).isCloseTo(100, within(2.0));
    assertThat(expected.upper(DEVIATIONS)).isCloseTo(160, within(10.0));
    assertThat(expected.lower(DEVIATIONS)).isCloseTo(40, within(10.0));
  }

  @Test
  void letsAConstantSeriesWiggle() {
    Baseline baseline = new Baseline(MINUTES);
    see(baseline, 100, 60);
    assertThat(see(baseline, 120)).isFalse();
    assertThat(see(baseline, 140)).isTrue();
  }

  @Test
  void keepsTheFloorOfASeriesThatIsZero() {
    Baseline baseline = new Baseline(MINUTES.withFloor(0.005));
    see(baseline, 0, 60);
    assertThat(see(baseline, 0.02)).isFalse();
    assertThat(see(baseline, 0.04)).isTrue();
  }

  @Test
  void followsLongTailsOnTheirSideOnly() {
    Baseline baseline = new Baseline(MINUTES);
    Random random = new Random(1);
    for (int i = 0; i < 288; i++) {
      see(baseline, 10 * Math.exp(random.nextGaussian()));
    }
    Expectation expected = baseline.expected(now + MINUTE).orElseThrow();
    assertThat(expected.upper(1) - expected.centre())
        .isGreaterThan(1.5 * (expected.centre() - expected.lower(1)));
  }

  @Test
  void isNotMisledByTwoFifthsOfWrongValues() {
    Baseline baseline = new Baseline(MINUTES.withOutliers(0.5));
    for (int i = 0; i < 60; i++) {
      baseline.learn(now += MINUTE, i % 5 < 2 ? 1000 : 10 + i % 3, false);
    }
    assertThat(baseline.expected(now + MINUTE).orElseThrow().upper(DEVIATIONS)).isLessThan(50);
  }

  @Test
  void alarmsAsLongAsAnIncidentLasts() {
    Baseline baseline = new Baseline(MINUTES);
    learnNormal(baseline, 288, 10, 0.5);
    for (int i = 0; i < 300; i++) {
      assertThat(see(baseline, 50)).isTrue();
    }
    assertThat(see(baseline, 10)).isFalse();
  }

  @Test
  void alarmsAsLongAsAnIncidentLastsThoughItHasLearntLittle() {
    for (int learnt = 5; learnt < 100; learnt++) {
      Baseline baseline = new Baseline(MINUTES.withLeast(5));
      see(baseline, 10, learnt);
      for (int i = 0; i < 50; i++) {
        assertThat(see(baseline, 50)).as("after %d", learnt).isTrue();
      }
    }
  }

  @Test
  void takesALevelForTheNewOneAfterItsPatience() {
    Baseline baseline = new Baseline(MINUTES);
    learnNormal(baseline, 288, 10, 0.5);
    int alarms = 0;
    while (see(baseline, 50)) {
      alarms++;
    }
    assertThat(alarms).isEqualTo(361);
    assertThat(see(baseline, 10)).isTrue();
  }

  @Test
  void findsWhatComesAgainAndAgainUsual() {
    Baseline baseline = new Baseline(MINUTES);
    learnNormal(baseline, 288, 10, 0.5);
    int alarms = 0;
    for (int i = 0; i < 10; i++) {
      learnNormal(baseline, 30, 10, 0.5);
      alarms += see(baseline, 40) ? 1 : 0;
    }
    assertThat(alarms).isBetween(1, 4);
  }

  @Test
  void expectsWhatAnHourOfTheDayUsuallyBrings() {
    Baseline baseline = new Baseline(MINUTES);
    for (int day = 0; day < 4; day++) {
      learnDay(baseline);
    }
    see(baseline, 10, 3 * 60 + 1);
    assertThat(see(baseline, 100)).as("the peak of three o'clock").isFalse();
    see(baseline, 10, 3 * 60);
    assertThat(see(baseline, 100)).as("the same at six").isTrue();
  }

  /** Ten but for one minute at three o'clock. */
  private void learnDay(Baseline baseline) {
    for (int minute = 0; minute < 24 * 60; minute++) {
      see(baseline, minute == 3 * 60 + 1 ? 100 : 10);
    }
  }

  @Test
  void movesItsCentreWithTheHourOfTheWeek() {
    Baseline baseline = new Baseline(BaselineSettings.of(Duration.ofHours(1)));
    for (int hour = 0; hour < 4 * 168; hour++) {
      now += HOUR;
      baseline.learn(now, load(hour), false);
    }
    for (int hour = 0; hour < 168; hour++) {
      assertThat(baseline.expected(now + (hour + 1) * HOUR).orElseThrow().centre())
          .isCloseTo(load(hour), within(1.0));
    }
    assertThat(baseline.expected(now + 4 * HOUR).orElseThrow().upper(DEVIATIONS))
        .as("at night, what noon brings is much")
        .isLessThan(100);
  }

  /** Much on weekdays from eight to eight, little otherwise. */
  private static double load(int hour) {
    boolean isWeekend = hour / 24 % 7 >= 5;
    boolean isDay = hour % 24 >= 8 && hour % 24 < 20;
    return (isWeekend || !isDay ? 20 : 100) + hour % 3 * 0.5;
  }

  @Test
  void expectsOfAWindowThatIsCorrectedWhatItExpectedBefore() {
    Baseline baseline = new Baseline(MINUTES);
    learnNormal(baseline, 60, 10, 0.5);
    long corrected = now + MINUTE;
    Optional<Expectation> before = baseline.expected(corrected);
    see(baseline, 1000);
    see(baseline, 10, 3);
    assertThat(before).isPresent().isEqualTo(baseline.expected(corrected));
    see(baseline, 10);
    assertThat(baseline.expected(corrected)).as("long ago").isEmpty();
  }

  @Test
  void learnsAWindowOnce() {
    Baseline once = new Baseline(MINUTES.withLeast(5));
    Baseline twice = new Baseline(MINUTES.withLeast(5));
    for (int i = 0; i < 10; i++) {
      once.learn(i * MINUTE, i, false);
      twice.learn(i * MINUTE, i, false);
      twice.learn(i * MINUTE, 1000, false);
      twice.learn(0, 1000, false);
    }
    assertThat(twice.recent()).isEqualTo(once.recent());
  }

  @Test
  void goesOnFromItsBytesAsIfItHadNotStopped() {
    BaselineSettings settings = MINUTES.withOutliers(0.1);
    Baseline going = new Baseline(settings);
    Baseline restarted = new Baseline(settings);
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      double value = 10 + random.nextGaussian() + (i % 1000 > 900 ? 30 : 0);
      now += MINUTE;
      Optional<Expectation> expected = going.expected(now);
      assertThat(restarted.expected(now)).isEqualTo(expected);
      boolean isBeyond = expected.map(it -> value > it.upper(DEVIATIONS)).orElse(false);
      going.learn(now, value, isBeyond);
      restarted.learn(now, value, isBeyond);
      restarted =
          Baseline.read(settings, Optional.of(restarted.recent()), Optional.of(restarted.season()));
    }
  }

  @Test
  void staysSmall() {
    Baseline baseline = new Baseline(MINUTES);
    for (int i = 0; i < 60 * 24 * 40; i++) {
      baseline.learn(now += MINUTE, i % 7, i % 100 == 0);
    }
    assertThat(baseline.recent().length).isLessThan(2560);
    assertThat(baseline.season().length).isLessThan(10_240);
  }

  @Test
  void tellsWhenTheSeasonHasChanged() {
    Baseline baseline = new Baseline(MINUTES);
    see(baseline, 1, 60);
    baseline.seasonChanged();
    see(baseline, 1, 59);
    assertThat(baseline.seasonChanged()).isFalse();
    see(baseline, 1, 2);
    assertThat(baseline.seasonChanged()).isTrue();
  }

  @Test
  void startsAnewFromBytesOfAnotherVersion() {
    Baseline read =
        Baseline.read(MINUTES, Optional.of(new byte[] {9, 9}), Optional.of(new byte[0]));
    assertThat(read.expected(0)).isEmpty();
    read.learn(0, 1, false);
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThatThrownBy(() -> MINUTES.withOutliers(0.6))
        .hasMessage("outliers is 0.6, allowed is above 0, up to 0.5");
    assertThatThrownBy(() -> MINUTES.withLeast(300))
        .hasMessage("history is 288, allowed is from 300 to 1000");
  }

  private void learnNormal(Baseline baseline, int windows, double mean, double deviation) {
    Random random = new Random(5);
    for (int i = 0; i < windows; i++) {
      see(baseline, mean + deviation * random.nextGaussian());
    }
  }

  private void see(Baseline baseline, double value, int times) {
    for (int i = 0; i < times; i++) {
      see(baseline, value);
    }
  }

  private boolean see(Baseline baseline, double value) {
    now += MINUTE;
    boolean isBeyond =
        baseline
            .expected(now)
            .map(it -> value > it.upper(DEVIATIONS) || value < it.lower(DEVIATIONS))
            .orElse(false);
    baseline.learn(now, value, isBeyond);
    return isBeyond;
  }
}
