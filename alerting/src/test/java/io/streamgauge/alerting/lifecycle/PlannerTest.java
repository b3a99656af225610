package io.streamgauge.alerting.lifecycle;

import static io.streamgauge.alerting.lifecycle.Windows.closed;
import static io.streamgauge.alerting.lifecycle.Windows.last;
import static io.streamgauge.alerting.lifecycle.Windows.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import io.streamgauge.alert.Severity;
import io.streamgauge.alerting.lifecycle.Verdict.Level;
import io.streamgauge.alerting.rules.Assessment;
import io.streamgauge.alerting.rules.Comparison;
import io.streamgauge.alerting.rules.Limits;
import io.streamgauge.alerting.rules.NoData;
import io.streamgauge.alerting.rules.Quorum;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.metric.SourceRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {

  private static final Series SERIES = new Series("shop", "GET /");
  private static final double SLOW = 0.75;
  private static final double FAST = 0.01;

  private final Rule rule = Rules.defaults().find("slow-requests").orElseThrow();
  private final List<Alert> told = new ArrayList<>();
  private Track track = Track.NEW;

  @Test
  void firesWithTheFirstRecordedWindowThatBreaches() {
    breach(last(20));

    assertThat(told()).containsExactly("FIRING at 30 since 20");
  }

  @Test
  void firesOnceAndResolvesOnceOverRecordedWindows() {
    quiet(last(0));
    breach(last(10));
    breach(last(20));
    quiet(last(30));
    quiet(last(40));

    assertThat(told()).containsExactly("FIRING at 20 since 10", "RESOLVED at 40 since 10");
  }

  @Test
  void firesTenSecondsAfterALiveBreachBegan() {
    breach(open(0, 4));
    breach(open(0, 9));
    breach(closed(0));
    breach(open(10, 13.5));
    assertThat(told()).isEmpty();

    breach(open(10, 14));

    assertThat(told()).containsExactly("FIRING at 14 since 4");
  }

  @Test
  void isGivenUpWhenTheWindowTurnsOutQuiet() {
    breach(open(0, 2));
    quiet(closed(0));
    breach(open(10, 12.5));

    assertThat(told()).isEmpty();
    assertThat(track.life()).isEqualTo(new Life.Pending(12_500, 12_500));
  }

  @Test
  void isGivenUpEvenWhenTheNextWindowWasSeenFirst() {
    breach(open(0, 2));
    breach(open(10, 10.5));
    quiet(closed(0));

    assertThat(track.life()).isEqualTo(new Life.Inactive());
  }

  @Test
  void staysPendingWhenAWindowBeforeTheBreachIsReportedLate() {
    breach(open(10, 11));
    quiet(closed(0));
    breach(open(20, 21));

    assertThat(told()).containsExactly("FIRING at 21 since 11");
  }

  @Test
  void firesByAWindowThatWasReportedAfterTheOneItPrecedes() {
    breach(open(20, 25));
    breach(closed(10));

    assertThat(told()).containsExactly("FIRING at 20 since 10");
  }

  @Test
  void doesNotBeginInAWindowThatAQuietOneMayFollow() {
    breach(open(20, 25));
    breach(closed(0));

    assertThat(track.life()).isEqualTo(new Life.Pending(25_000, 25_000));
  }

  @Test
  void countsAnewAfterALongSilence() {
    Rule patient = holding(Duration.ofSeconds(30));
    plan(patient, Level.BREACH, last(0));
    plan(patient, Level.BREACH, last(600));

    assertThat(told()).isEmpty();
    assertThat(track.life()).isEqualTo(new Life.Pending(600_000, 610_000));
  }

  @Test
  void firesAtOnceWhereNoTimeIsAskedFor() {
    plan(holding(Duration.ZERO), Level.BREACH, open(0, 3));

    assertThat(told()).containsExactly("FIRING at 3 since 3");
  }

  @Test
  void staysFiringWithoutData() {
    breach(last(0));
    breach(last(6000));

    assertThat(told()).containsExactly("FIRING at 10 since 0");
  }

  @Test
  void staysFiringBetweenItsThresholds() {
    breach(last(0));
    between(last(10));
    between(last(20));
    assertThat(told()).containsExactly("FIRING at 10 since 0");

    quiet(last(30));

    assertThat(told()).containsExactly("FIRING at 10 since 0", "RESOLVED at 40 since 0");
  }

  @Test
  void givesUpWhatIsPendingBetweenItsThresholds() {
    Rule patient = holding(Duration.ofSeconds(30));
    plan(patient, Level.BREACH, last(0));
    plan(patient, Level.BETWEEN, last(10));

    assertThat(track.life()).isEqualTo(new Life.Inactive());
  }

  @Test
  void keepsFiringUntilItWasQuietForLongEnough() {
    Rule keeping = with(Duration.ZERO, Duration.ofSeconds(30), rule.quorum());
    plan(keeping, Level.BREACH, last(0));
    plan(keeping, Level.QUIET, last(10));
    plan(keeping, Level.QUIET, last(20));
    assertThat(told()).containsExactly("FIRING at 10 since 0");

    plan(keeping, Level.QUIET, last(30));

    assertThat(told()).containsExactly("FIRING at 10 since 0", "RESOLVED at 40 since 0");
  }

  @Test
  void countsQuietTimeAnewAfterWhatIsNotQuiet() {
    Rule keeping = with(Duration.ZERO, Duration.ofSeconds(30), rule.quorum());
    plan(keeping, Level.BREACH, last(0));
    plan(keeping, Level.QUIET, last(10));
    plan(keeping, Level.BREACH, last(20));
    plan(keeping, Level.QUIET, last(30));
    plan(keeping, Level.BETWEEN, last(40));
    plan(keeping, Level.QUIET, last(50));
    plan(keeping, Level.QUIET, last(60));

    assertThat(told()).containsExactly("FIRING at 10 since 0");
    assertThat(track.life()).isEqualTo(new Life.Firing(0, 50_000));
  }

  @Test
  void firesWithTheWindowThatMakesItEnough() {
    Rule some = with(Duration.ZERO, Duration.ZERO, new Quorum(2, 3));
    plan(some, Level.BREACH, last(0));
    plan(some, Level.QUIET, last(10));
    plan(some, Level.QUIET, last(20));
    plan(some, Level.BREACH, last(30));
    assertThat(told()).isEmpty();

    plan(some, Level.QUIET, last(40));
    plan(some, Level.BREACH, open(50, 51));

    assertThat(told()).containsExactly("FIRING at 51 since 51");
  }

  @Test
  void resolvesWhenTooFewOfTheLatestWindowsBreach() {
    Rule some = with(Duration.ZERO, Duration.ZERO, new Quorum(2, 3));
    plan(some, Level.BREACH, last(0));
    plan(some, Level.BREACH, last(10));
    plan(some, Level.QUIET, last(20));
    assertThat(told()).containsExactly("FIRING at 20 since 10");

    plan(some, Level.BREACH, last(30));
    assertThat(told()).containsExactly("FIRING at 20 since 10");
    plan(some, Level.QUIET, last(40));

    assertThat(told()).containsExactly("FIRING at 20 since 10", "RESOLVED at 50 since 10");
  }

  @Test
  void countsNoWindowTwiceAndTakesBackOneThatTurnsOutQuiet() {
    Rule some = with(Duration.ZERO, Duration.ZERO, new Quorum(2, 3));
    plan(some, Level.BREACH, open(0, 5));
    plan(some, Level.BREACH, closed(0));
    plan(some, Level.BREACH, last(0));
    plan(some, Level.QUIET, closed(10));
    assertThat(told()).isEmpty();

    plan(some, Level.QUIET, last(0));
    plan(some, Level.BREACH, last(20));

    assertThat(told()).isEmpty();
  }

  @Test
  void forgetsWindowsThatAreLongAgo() {
    Rule some = with(Duration.ZERO, Duration.ZERO, new Quorum(2, 60));
    plan(some, Level.BREACH, last(0));
    plan(some, Level.BREACH, last(6000));
    assertThat(told()).isEmpty();

    plan(some, Level.BREACH, last(6590));

    assertThat(told()).containsExactly("FIRING at 6600 since 6590");
  }

  @Test
  void doesNotResolveByAWindowBeforeTheLatestOneJudged() {
    breach(closed(10));
    breach(open(20, 22));
    quiet(closed(0));

    assertThat(told()).containsExactly("FIRING at 20 since 10");
  }

  @Test
  void resolvesByTheVeryWindowThatHadBreachedWhenItEndsQuiet() {
    breach(closed(0));
    breach(open(10, 12));
    quiet(closed(10));

    assertThat(told()).containsExactly("FIRING at 10 since 0", "RESOLVED at 20 since 0");
  }

  @Test
  void doesNotFireAgainByTheFinalReportOfAnEarlierWindow() {
    breach(closed(0));
    quiet(closed(10));
    breach(last(0));

    assertThat(told()).containsExactly("FIRING at 10 since 0", "RESOLVED at 20 since 0");
  }

  @Test
  void doesNotBecomePendingByAWindowBeforeTheLatestOneJudged() {
    quiet(closed(20));
    breach(last(0));

    assertThat(track.life()).isEqualTo(new Life.Inactive());
  }

  @Test
  void firesAgainAfterItWasResolvedAndCountsItsTransitions() {
    breach(last(0));
    quiet(last(10));
    breach(last(20));

    assertThat(told).extracting(Alert::getSequence).containsExactly(0L, 1L, 2L);
    assertThat(told).extracting(Alert::getState).last().isEqualTo(AlertState.FIRING);
  }

  @Test
  void tellsWhatIsPendingAndWhatIsGivenUp() {
    breach(open(0, 2));
    quiet(closed(0));

    assertThat(told)
        .extracting(Alert::getPrevious, Alert::getState, Alert::getCause)
        .containsExactly(
            tuple(AlertState.INACTIVE, AlertState.PENDING, Cause.BREACH),
            tuple(AlertState.PENDING, AlertState.INACTIVE, Cause.CLEARED));
  }

  @Test
  void correctsWhatLateEventsOverturnWithinTheGrace() {
    breach(closed(0));
    breach(open(10, 12));
    quiet(closed(0));

    assertThat(told()).containsExactly("FIRING at 10 since 0", "RESOLVED at 20 since 0");
    assertThat(told).extracting(Alert::getCause).containsExactly(Cause.BREACH, Cause.CORRECTION);
  }

  @Test
  void retractsWhatLateEventsOverturnBeyondTheGrace() {
    breach(last(0));
    quiet(last(10));
    quiet(last(0));

    assertThat(told())
        .containsExactly(
            "FIRING at 10 since 0", "RESOLVED at 20 since 0", "RESOLVED at 20 since 0");
    assertThat(told).extracting(Alert::getCause).last().isEqualTo(Cause.RETRACTION);
  }

  @Test
  void takesBackOnlyOnce() {
    Rule patient = holding(Duration.ofSeconds(20));
    plan(patient, Level.BREACH, last(0));
    plan(patient, Level.BREACH, last(10));
    plan(patient, Level.QUIET, last(0));
    plan(patient, Level.QUIET, last(10));

    assertThat(told)
        .extracting(Alert::getCause)
        .containsExactly(Cause.BREACH, Cause.BREACH, Cause.RETRACTION);
  }

  @Test
  void keepsFiringWhereWhatIsLeftIsEnough() {
    Rule patient = holding(Duration.ofSeconds(10));
    plan(patient, Level.BREACH, last(0));
    plan(patient, Level.BREACH, last(10));
    plan(patient, Level.BREACH, last(20));
    plan(patient, Level.QUIET, last(0));

    assertThat(told()).containsExactly("FIRING at 10 since 0");
  }

  @Test
  void keepsFiringWhereTheBeginningIsTooLongAgoToTell() {
    breach(last(0));
    for (int i = 1; i < 70; i++) {
      breach(last(i * 10L));
    }
    quiet(last(60));

    assertThat(told()).containsExactly("FIRING at 10 since 0");
  }

  @Test
  void countsHowOftenItFiredWithinTheLastHour() {
    breach(last(0));
    quiet(last(10));
    breach(last(20));
    quiet(last(30));
    breach(last(4000));

    assertThat(told).extracting(Alert::getFlaps).containsExactly(1, 1, 2, 2, 1);
  }

  @Test
  void tellsThatWhatFiredIsOverWhenItIsHeardOfAgain() {
    firingWithoutData();
    act(new Planner().hear(minding(NoData.ALERT), SERIES, track, heard(open(60, 61)), true));
    quiet(last(60));

    assertThat(told())
        .containsExactly(
            "FIRING at 10 since 0", "NO_DATA at 40 since 10", "RESOLVED at 70 since 0");
    assertThat(told.get(1).getSummary())
        .isEqualTo("shop, GET /: nothing was heard of requests.p95 for 30 s");
  }

  @Test
  void tellsThatWhatFiredDoesSoStillWhenItIsHeardOfAgain() {
    firingWithoutData();
    act(new Planner().hear(minding(NoData.ALERT), SERIES, track, heard(open(60, 61)), true));
    breach(open(60, 62));

    assertThat(told())
        .containsExactly("FIRING at 10 since 0", "NO_DATA at 40 since 10", "FIRING at 62 since 0");
  }

  @Test
  void goesOnFiringWhereWhatIsHeardOfAgainCannotBeJudged() {
    firingWithoutData();
    act(new Planner().hear(minding(NoData.ALERT), SERIES, track, heard(last(60)), false));

    assertThat(told())
        .containsExactly("FIRING at 10 since 0", "NO_DATA at 40 since 10", "FIRING at 70 since 0");
    assertThat(told.get(2).getSummary()).isEqualTo("shop, GET /: requests.p95 is heard of again");
  }

  @Test
  void tellsAtOnceThatThereIsDataAgainWhereNothingFired() {
    Rule alarmed = minding(NoData.ALERT);
    act(new Planner().hear(alarmed, SERIES, track, heard(last(0)), true));
    act(new Planner().silent(alarmed, SERIES, track, 40_000));
    act(new Planner().hear(alarmed, SERIES, track, heard(open(60, 61)), true));

    assertThat(told)
        .extracting(Alert::getState)
        .containsExactly(AlertState.NO_DATA, AlertState.INACTIVE);
  }

  private void firingWithoutData() {
    Rule alarmed = minding(NoData.ALERT);
    breach(last(0));
    act(new Planner().hear(alarmed, SERIES, track, heard(last(0)), true));
    act(new Planner().silent(alarmed, SERIES, track, 40_000));
    act(new Planner().silent(alarmed, SERIES, track, 50_000));
  }

  @Test
  void tellsWhereTheEventsLieThatItHeardOfAgain() {
    SourceRange range = new SourceRange("streamgauge.requests", 3, 41L, 42L);
    Rule alarmed = minding(NoData.ALERT);
    breach(last(0));
    act(new Planner().hear(alarmed, SERIES, track, heard(last(0)), true));
    act(new Planner().silent(alarmed, SERIES, track, 40_000));
    Observation again =
        new Observation(
            Subject.REQUESTS,
            SERIES,
            open(60, 61),
            100,
            Map.of(),
            Quantiles.UNKNOWN,
            new Origin(List.of(range), Map.of(), List.of()));

    act(new Planner().hear(alarmed, SERIES, track, again, false));

    assertThat(told)
        .extracting(Alert::getSources)
        .containsExactly(List.of(), List.of(), List.of(range));
  }

  @Test
  void resolvesBySilenceWhereTheRuleSaysSo() {
    Rule easy = minding(NoData.RESOLVE);
    breach(last(0));
    act(new Planner().hear(easy, SERIES, track, heard(last(0)), true));
    act(new Planner().silent(easy, SERIES, track, 40_000));

    assertThat(told()).containsExactly("FIRING at 10 since 0", "RESOLVED at 40 since 0");
    assertThat(told).extracting(Alert::getCause).last().isEqualTo(Cause.NO_DATA);
  }

  private static Observation heard(Window window) {
    return new Observation(Subject.REQUESTS, SERIES, window, 100, Map.of());
  }

  private Rule minding(NoData noData) {
    return new Rule(
        rule.name(),
        rule.condition(),
        rule.hold(),
        rule.keepFiring(),
        rule.quorum(),
        rule.window(),
        rule.severity(),
        rule.services(),
        rule.series(),
        rule.scope(),
        rule.minimum(),
        noData,
        rule.wording());
  }

  /** Whatever arrives in whatever order, whoever follows the topic sees only legal steps. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void tellsOnlyLegalSteps(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      long start = (i / 20 + random.nextInt(4)) * 10L;
      switch (random.nextInt(4)) {
        case 0 -> breach(open(start, start + 10 * random.nextDouble()));
        case 1 -> breach(closed(start));
        case 2 -> quiet(closed(start));
        default -> quiet(last(start));
      }
    }

    assertThat(told).hasSizeGreaterThan(20);
    AlertState state = AlertState.INACTIVE;
    for (int i = 0; i < told.size(); i++) {
      Alert alert = told.get(i);
      assertThat(alert.getSequence()).isEqualTo(i);
      assertThat(alert.getPrevious()).isEqualTo(state);
      assertThat(alert.getState()).isIn(legalAfter(state, alert.getCause()));
      assertThat(alert.getAt()).isGreaterThanOrEqualTo(alert.getSince());
      state = alert.getState();
    }
  }

  private static Set<AlertState> legalAfter(AlertState state, Cause cause) {
    return switch (state) {
      case INACTIVE -> Set.of(AlertState.PENDING, AlertState.FIRING);
      case PENDING -> Set.of(AlertState.INACTIVE, AlertState.FIRING);
      case FIRING -> Set.of(AlertState.RESOLVED);
      case RESOLVED ->
          cause == Cause.BREACH
              ? Set.of(AlertState.PENDING, AlertState.FIRING)
              : Set.of(AlertState.RESOLVED);
      default -> Set.of();
    };
  }

  @Test
  void tellsEverythingAboutATransition() {
    breach(last(20));

    assertThat(told)
        .containsExactly(
            Alert.newBuilder()
                .setId("slow-requests\tshop\tGET /")
                .setRule("slow-requests")
                .setSeverity(Severity.MEDIUM)
                .setState(AlertState.FIRING)
                .setService("shop")
                .setSeries("GET /")
                .setMeasure("requests.p95")
                .setValue(SLOW)
                .setComparison(">")
                .setThreshold(0.5)
                .setWindowStart(20_000)
                .setWindowEnd(30_000)
                .setSince(20_000)
                .setAt(30_000)
                .setSequence(0)
                .setSummary("shop, GET /: requests.p95 is 750.0 ms (> 500.0 ms)")
                .setRuleVersion(rule.version())
                .setPrevious(AlertState.INACTIVE)
                .setCause(Cause.BREACH)
                .setSamples(100)
                .setFlaps(1)
                .build());
  }

  private void breach(Window window) {
    plan(rule, Level.BREACH, window);
  }

  private void between(Window window) {
    plan(rule, Level.BETWEEN, window);
  }

  private void quiet(Window window) {
    plan(rule, Level.QUIET, window);
  }

  private void plan(Rule rule, Level level, Window window) {
    Observation observation = new Observation(Subject.REQUESTS, SERIES, window, 100, Map.of());
    Assessment assessment =
        new Assessment(level == Level.QUIET ? FAST : SLOW, Limits.of(Comparison.ABOVE, 0.5, 0.5));
    act(new Planner().plan(rule, SERIES, track, new Verdict(level, assessment, observation)));
  }

  private void act(Plan plan) {
    track = plan.track();
    plan.transition().ifPresent(told::add);
  }

  /** Without what only insiders care for. */
  private List<String> told() {
    return told.stream()
        .filter(alert -> alert.getState() != AlertState.PENDING)
        .filter(alert -> alert.getState() != AlertState.INACTIVE)
        .map(
            alert ->
                "%s at %d since %d"
                    .formatted(alert.getState(), alert.getAt() / 1000, alert.getSince() / 1000))
        .toList();
  }

  private Rule holding(Duration hold) {
    return with(hold, rule.keepFiring(), rule.quorum());
  }

  private Rule with(Duration hold, Duration keepFiring, Quorum quorum) {
    return new Rule(
        rule.name(),
        rule.condition(),
        hold,
        keepFiring,
        quorum,
        rule.window(),
        rule.severity(),
        rule.services(),
        rule.series(),
        rule.scope(),
        rule.minimum(),
        rule.noData(),
        rule.wording());
  }
}
