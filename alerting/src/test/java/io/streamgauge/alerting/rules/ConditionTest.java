package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<PastWindow> minutes = new ArrayList<>();
  private final List<PastWindow> hours = new ArrayList<>();
  private final Past past =
      (resolution, from, to) ->
          (resolution.equals(HOUR) ? hours : minutes)
              .stream().filter(it -> it.start() >= from && it.start() < to).toList();

  @ParameterizedTest
  @CsvSource({
    "9.9, true, false",
    "10, false, false",
    "11, false, false",
    "12, false, true",
    "18, false, true",
    "20, false, false",
    "20.1, true, false",
  })
  void holdsAValueAgainstARange(double value, boolean breached, boolean cleared) {
    Assessment assessment =
        assess(condition("requests.count outside 10..20\n    clear: 12..18"), value, 1, 0);

    assertThat(assessment.limits().breachedBy(value)).isEqualTo(breached);
    assertThat(assessment.limits().clearedBy(value)).isEqualTo(cleared);
  }

  @Test
  void findsWhatIsInsideOfARange() {
    Assessment assessment = assess(condition("requests.count inside 10..20"), 10, 1, 0);

    assertThat(assessment.limits().breachedBy(10)).isTrue();
    assertThat(assessment.limits().breachedBy(21)).isFalse();
  }

  @Test
  void comparesWithTheSameWindowSomeTimeAgo() {
    minutes.add(new PastWindow(0, 40, 1));
    minutes.add(new PastWindow(60_000, 80, 1));
    Condition condition = condition("requests.rate < 50% of 1d ago\n    clear: 75%");

    Assessment assessment = assess(condition, 39, 1, Duration.ofDays(1).toMillis() + 60_000);

    assertThat(assessment.limits()).isEqualTo(Limits.of(Comparison.BELOW, 40, 60));
    assertThat(condition.reaches(MINUTE)).containsExactly(new Reach(MINUTE, Duration.ofDays(1)));
  }

  @Test
  void saysNothingWhereNothingIsKnownOfBefore() {
    minutes.add(new PastWindow(0, 0, 0));

    assertThat(
            condition("requests.rate < 50% of 1h ago")
                .assess(new Reading(1, 1, HOUR.toMillis(), MINUTE), past))
        .isEmpty();
    assertThat(
            condition("requests.rate > 300% of usual").assess(new Reading(1, 1, 0, MINUTE), past))
        .isEmpty();
  }

  @Test
  void findsASpikeAboveTheMedianOfTheLatestWindows() {
    LongStream.range(0, 40).forEach(i -> minutes.add(new PastWindow(i * 60_000, i, 1)));

    Assessment assessment = assess(condition("requests.rate > 300% of usual"), 100, 1, 40 * 60_000);

    assertThat(assessment.limits().threshold()).isEqualTo(3 * 24.5);
  }

  @Test
  void burnsAsFastAsOverTheLessBurningOfItsTwoSpans() {
    LongStream.range(0, 60).forEach(i -> minutes.add(new PastWindow(i * 60_000, 0.0, 100)));
    minutes.set(59, new PastWindow(59 * 60_000, 0.5, 100));
    Condition condition = condition("requests.errorRate burns 14.4x of 99.9%");

    Assessment assessment = assess(condition, 1.0, 100, 60 * 60_000);

    // over an hour 150 of 6,000, over five minutes 150 of 500: 25 and 300 times the budget
    assertThat(assessment.value()).isCloseTo(25, within(1e-9));
    assertThat(assessment.limits().breachedBy(assessment.value())).isTrue();
  }

  @Test
  void judgesASpanOfOneWindowByThatWindow() {
    LongStream.range(0, 60).forEach(i -> minutes.add(new PastWindow(i * 60_000, 1.0, 100)));
    Condition condition = condition("requests.errorRate burns 10x of 99% over 10m and 1m");

    assertThat(assess(condition, 0.05, 100, 60 * 60_000).value()).isCloseTo(5, within(1e-9));
    assertThat(assess(condition, 0.5, 100, 60 * 60_000).value()).isCloseTo(50, within(1e-9));
  }

  @Test
  void takesWhatIsManyHoursBackFromWindowsOfAnHour() {
    LongStream.range(0, 72).forEach(i -> hours.add(new PastWindow(i * 3_600_000, 0.002, 1000)));
    Condition condition = condition("requests.errorRate budget of 99.9% over 3d < 10%");

    Assessment assessment = assess(condition, 0, 1, 72 * 3_600_000L);

    assertThat(assessment.value()).isCloseTo(-1, within(1e-3));
    assertThat(condition.reaches(MINUTE))
        .containsExactly(
            new Reach(MINUTE, HOUR.multipliedBy(2)), new Reach(HOUR, Duration.ofDays(3)));
  }

  @Test
  void takesTheMinutesOfAnHourOfWhichTheWindowIsNotKnownYet() {
    hours.add(new PastWindow(0, 0, 1000));
    minutes.add(new PastWindow(3_660_000, 0.5, 1000));

    Assessment assessment =
        assess(condition("requests.errorRate budget of 50% over 1d < 10%"), 0, 0, 2 * 3_600_000L);

    assertThat(assessment.value()).isCloseTo(1 - 0.25 / 0.5, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "14.4x, 1h, 5m",
    "6x, 6h, 30m",
    "1x, 72h, 6h",
  })
  void knowsTheSpansOfTheWorkbook(String factor, String longSpan, String shortSpan) {
    Burn burn = (Burn) condition("requests.errorRate burns " + factor + " of 99.9%");

    assertThat(burn.longSpan()).isEqualTo(Duration.parse("PT" + longSpan));
    assertThat(burn.shortSpan()).isEqualTo(Duration.parse("PT" + shortSpan));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "requests.count outside 20..10|range is '20..10', allowed is a lower limit that is below",
        "requests.count outside x..10|lower limit of requests.count is 'x'",
        "requests.count absent\n    clear: 1|'clear' has no meaning here: the first event ends",
        "requests.count absent\n    noData: alert|'noData' has no meaning here",
        "requests.rate < 50 of 1h ago|threshold is '50', allowed is a percentage above 0%",
        "requests.rate < 50% of 2h ago|what it is compared with is '2h ago', allowed is 1h ago",
        "requests.rate < 50% of usual\n    clear: 40%|'clear' is '40%', allowed is at least 50%",
        "requests.p95 burns 6x of 99%|measure of an objective is 'requests.p95'",
        "requests.errorRate burns 7x of 99%|burn rate is '7', allowed is 14.4x, 6x or 1x",
        "requests.errorRate burns 7x of 100% over 1h and 5m|objective is '100%', allowed is",
        "requests.errorRate burns 7x of 99% over 5m and 1h|short span is '1h', allowed is less",
        "requests.errorRate budget of 99% over 60d < 10%|span is '60d', allowed is a time",
        "requests.p95 > 1s\n    noData: maybe|'noData' is 'maybe', allowed is keep, resolve",
      })
  void saysWhatIsWrong(String whenAndProblem) {
    String[] both = whenAndProblem.split("\\|");

    assertThatThrownBy(() -> condition(both[0]))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageContaining(both[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: c, severity: low, all: [one, two]}|'all' is '[one, two]', allowed is one or several",
        "{name: c, severity: low, not: one}|'all' or 'any' is missing in this combination",
        "{name: c, severity: low, all: c}|'c' goes by itself, which is not allowed",
        "{name: one, severity: low, all: one}|'name' is 'one', which line 2 has already",
        "{name: c, severity: low, all: one, for: 1s}|'for' is unknown in this combination",
      })
  void saysWhatIsWrongWithCombinations(String combinationAndProblem) {
    String[] both = combinationAndProblem.split("\\|");
    String yaml =
        "rules:\n  - {name: one, severity: low, when: requests.p95 > 1s}\ncombine: ["
            + both[0]
            + "]";

    assertThatThrownBy(() -> Rules.read("my.yaml", new StringReader(yaml)))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageContaining(both[1]);
  }

  private Assessment assess(Condition condition, double value, long samples, long start) {
    return condition.assess(new Reading(value, samples, start, MINUTE), past).orElseThrow();
  }

  private static Condition condition(String when) {
    String yaml = "rules:\n  - name: one\n    severity: low\n    when: " + when;
    return Rules.read("my.yaml", new StringReader(yaml)).all().get(0).condition();
  }
}
