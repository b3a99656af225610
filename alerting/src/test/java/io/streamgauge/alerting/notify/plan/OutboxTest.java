package io.streamgauge.alerting.notify.plan;

import static io.streamgauge.alert.AlertState.FIRING;
import static io.streamgauge.alert.AlertState.INACTIVE;
import static io.streamgauge.alert.AlertState.NO_DATA;
import static io.streamgauge.alert.AlertState.PENDING;
import static io.streamgauge.alert.AlertState.RESOLVED;
import static io.streamgauge.alert.AlertState.SUPPRESSED;
import static io.streamgauge.alerting.notify.NotifiedAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import io.streamgauge.alert.Severity;
import io.streamgauge.alerting.rules.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboxTest {

  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Duration REPEAT = Duration.ofHours(4);
  private static final Set<AlertState> ALL = Set.of(FIRING, NO_DATA, RESOLVED);

  private final Set<Alert> seen = new HashSet<>();

  private Instant now = START;
  private long offset;
  private Outbox outbox = outbox(ALL, "rule", "service");

  @Test
  void tellsTogetherWhatComesWhileItWaits() {
    offer(alert("GET /", FIRING, 1));
    pass(Duration.ofSeconds(9));
    offer(alert("POST /", FIRING, 1));
    assertThat(outbox.next(now)).isEmpty();

    pass(Duration.ofSeconds(1));

    assertThat(told()).containsExactly("GET / FIRING 1", "POST / FIRING 1");
    assertThat(outbox.next(now)).isEmpty();
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void tellsGroupsApartTheOneThatWaitedLongestFirst() {
    outbox = outbox(ALL, "series");
    offer(alert("GET /", FIRING, 1));
    pass(Duration.ofSeconds(1));
    offer(alert("POST /", FIRING, 1));
    pass(WAIT);

    assertThat(told()).containsExactly("GET / FIRING 1");
    assertThat(told()).containsExactly("POST / FIRING 1");
  }

  @Test
  void groupsByLabels() {
    outbox = outbox(ALL, "team", "severity", "absent");
    offer(alert("GET /", FIRING, 1));
    pass(WAIT);

    assertThat(outbox.next(now).orElseThrow().group().values())
        .isEqualTo(Map.of("team", "shop", "severity", "high", "absent", ""));
  }

  @Test
  void tellsWhatIsOverAfterItWasTold() {
    offer(alert("GET /", FIRING, 1));
    pass(WAIT);
    told();
    offer(alert("GET /", RESOLVED, 2));
    pass(WAIT);

    assertThat(told()).containsExactly("GET / RESOLVED 2");
  }

  @Test
  void tellsOnceAndAsOverWhatWasOverBeforeAnybodyWasTold() {
    offer(alert("GET /", FIRING, 1));
    offer(alert("GET /", RESOLVED, 2));
    pass(WAIT);

    Notification notification = outbox.next(now).orElseThrow();
    assertThat(notification.items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.alert().getState()).isEqualTo(RESOLVED);
              assertThat(item.overtaken()).isEqualTo(1);
            });
  }

  @Test
  void saysNothingOfWhatNeverWasAndNobodyWasTold() {
    offer(alert("GET /", FIRING, 1));
    Alert retracted = alert("GET /", RESOLVED, 2);
    retracted.setCause(Cause.RETRACTION);
    offer(retracted);
    pass(WAIT);

    assertThat(outbox.next(now)).isEmpty();
    assertThat(outbox.held()).isEmpty();
  }

  @Test
  void tellsThatWhatWasToldNeverWas() {
    offer(alert("GET /", FIRING, 1));
    pass(WAIT);
    told();
    Alert retracted = alert("GET /", INACTIVE, 2);
    retracted.setCause(Cause.RETRACTION);
    offer(retracted);
    pass(WAIT);

    assertThat(told()).containsExactly("GET / INACTIVE 2");
  }

  @Test
  void isSilentAboutTheEndOfWhatItHasNotTold() {
    offer(alert("GET /", RESOLVED, 2));
    pass(WAIT);

    assertThat(outbox.next(now)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "INACTIVE", "SUPPRESSED", "UNKNOWN"})
  void neverTellsOfStatesInWhichNobodyHasToAct(AlertState state) {
    offer(alert("GET /", state, 1));
    pass(WAIT);

    assertThat(outbox.next(now)).isEmpty();
  }

  @Test
  void tellsNothingThatWasSuppressedWhileItWaited() {
    offer(alert("GET /", FIRING, 1));
    offer(alert("GET /", SUPPRESSED, 2));
    pass(WAIT);

    assertThat(outbox.next(now)).isEmpty();
    assertThat(outbox.held()).isEmpty();
  }

  @Test
  void tellsTheEndOfWhatATargetMayHaveHeardOfBeforeItWasSuppressed() {
    offer(alert("GET /", FIRING, 1));
    pass(WAIT);
    outbox.failed(outbox.next(now).orElseThrow(), now); // as where its answer comes too late
    offer(alert("GET /", SUPPRESSED, 2));
    pass(WAIT);
    assertThat(outbox.next(now)).isEmpty();

    offer(alert("GET /", RESOLVED, 3));
    pass(WAIT);
    assertThat(told()).containsExactly("GET / RESOLVED 3");
  }

  @Test
  void tellsTheEndOfWhatAProcessMayHaveToldThatIsGone() {
    outbox.offer(alert("GET /", FIRING, 1), new Source(0, 7, true), now);
    outbox.offer(alert("GET /", SUPPRESSED, 2), new Source(0, 8), now);
    assertThat(outbox.takeChanges())
        .singleElement()
        .satisfies(it -> assertThat(it.getPresent()).isEqualTo(SUPPRESSED));
    pass(WAIT);
    assertThat(outbox.next(now)).isEmpty();

    offer(alert("GET /", RESOLVED, 3));
    pass(WAIT);
    assertThat(told()).containsExactly("GET / RESOLVED 3");
  }

  @Test
  void tellsThatWhatATargetMayHaveHeardOfNeverWas() {
    offer(alert("GET /", FIRING, 1));
    pass(WAIT);
    outbox.failed(outbox.next(now).orElseThrow(), now);
    Alert retracted = alert("GET /", RESOLVED, 2);
    retracted.setCause(Cause.RETRACTION);
    offer(retracted);
    pass(WAIT);

    assertThat(told()).containsExactly("GET / RESOLVED 2");
  }

  @Test
  void remindsOfWhatGoesOnAndIsNotSuppressed() {
    offer(alert("GET /", FIRING, 1));
    offer(alert("POST /", FIRING, 1));
    pass(WAIT);
    told();
    offer(alert("POST /", SUPPRESSED, 2));
    pass(REPEAT.minusSeconds(1));
    assertThat(outbox.next(now)).isEmpty();

    pass(Duration.ofSeconds(1));
    Notification first = outbox.next(now).orElseThrow();
    assertThat(first.reminder()).isEqualTo(1);
    assertThat(told()).containsExactly("GET / FIRING 1");

    pass(REPEAT);
    Notification second = outbox.next(now).orElseThrow();
    assertThat(second.reminder()).isEqualTo(2);
    assertThat(second.key()).isNotEqualTo(first.key());
  }

  @Test
  void remindsOfNothingThatSomebodyHasSeen() {
    Alert acknowledged = alert("GET /", FIRING, 1);
    seen.add(acknowledged);
    offer(acknowledged);
    offer(alert("POST /", FIRING, 1));
    pass(WAIT);
    assertThat(told()).hasSize(2);
    pass(REPEAT);
    assertThat(told()).containsExactly("POST / FIRING 1");
    offer(alert("POST /", RESOLVED, 2));
    pass(WAIT);
    told();
    pass(REPEAT);
    assertThat(outbox.next(now)).isEmpty();
    assertThat(outbox.nextDue().orElseThrow()).isAfter(now);
  }

  @Test
  void remindsOfNothingThatIsOver() {
    offer(alert("GET /", FIRING, 1));
    pass(WAIT);
    told();
    offer(alert("GET /", RESOLVED, 2));
    pass(WAIT);
    told();
    pass(REPEAT.multipliedBy(2));

    assertThat(outbox.next(now)).isEmpty();
  }

  @Test
  void forgetsWhatIsOverWhereThatIsNotTold() {
    outbox = outbox(Set.of(FIRING), "rule");
    offer(alert("GET /", FIRING, 1));
    pass(WAIT);
    told();
    outbox.takeChanges();
    offer(alert("GET /", RESOLVED, 2));
    pass(REPEAT.multipliedBy(2));

    assertThat(outbox.next(now)).isEmpty();
    assertThat(outbox.takeChanges())
        .singleElement()
        .satisfies(it -> assertThat(it.getPresent()).isEqualTo(RESOLVED));
  }

  @Test
  void holdsTheFirstOffsetThatIsNotDoneWith() {
    offer(alert("GET /", FIRING, 1));
    offer(alert("POST /", PENDING, 1));
    offer(alert("GET /", RESOLVED, 2));
    offer(alert("POST /", FIRING, 2));
    assertThat(outbox.held()).isEqualTo(Map.of(0, 0L));

    pass(WAIT);
    Notification notification = outbox.next(now).orElseThrow();
    offer(alert("PUT /", FIRING, 1));
    outbox.delivered(notification, now);

    assertThat(outbox.held()).isEqualTo(Map.of(0, 4L));
  }

  @Test
  void goesOnAfterARestartWhereItWas() {
    offer(alert("GET /", FIRING, 1));
    offer(alert("POST /", FIRING, 1));
    pass(WAIT);
    told();
    offer(alert("POST /", RESOLVED, 2));
    pass(WAIT);
    told();
    Outbox before = outbox;
    outbox = outbox(ALL, "rule", "service");
    before.takeChanges().forEach(outbox::restore);

    offer(alert("GET /", FIRING, 1)); // read again
    offer(alert("POST /", RESOLVED, 2));
    assertThat(outbox.waiting()).isZero();

    offer(alert("GET /", RESOLVED, 2));
    pass(WAIT);
    assertThat(told()).containsExactly("GET / RESOLVED 2");
  }

  @Test
  void takesAnAlertThatCountsFromTheStartAgainForNew() {
    offer(alert("GET /", FIRING, 7));
    pass(WAIT);
    told();
    Alert again = alert("GET /", FIRING, 0);
    again.setAt(8_000);
    offer(again);
    pass(WAIT);

    assertThat(told()).containsExactly("GET / FIRING 0");
  }

  @Test
  void doesNotTellTheEndOfWhatItGaveUp() {
    offer(alert("GET /", FIRING, 1));
    pass(WAIT);
    outbox.givenUp(outbox.next(now).orElseThrow(), now);
    offer(alert("GET /", RESOLVED, 2));
    pass(REPEAT);

    assertThat(outbox.next(now)).isEmpty();
    assertThat(outbox.held()).isEmpty();
  }

  @Test
  void tellsOnlySoManyAtOnce() {
    for (int i = 0; i < Outbox.MOST_ITEMS + 1; i++) {
      offer(alert("GET /" + i, FIRING, 1));
    }
    pass(WAIT);

    assertThat(told()).hasSize(Outbox.MOST_ITEMS);
    assertThat(told()).hasSize(1);
  }

  @Test
  void givesTheSameContentTheSameKey() {
    offer(alert("GET /", FIRING, 1));
    offer(alert("POST /", FIRING, 1));
    pass(WAIT);
    String key = outbox.next(now).orElseThrow().key();
    outbox = outbox(ALL, "rule", "service");
    offer(alert("POST /", FIRING, 1));
    offer(alert("GET /", FIRING, 1));
    pass(WAIT.multipliedBy(2));

    assertThat(outbox.next(now).orElseThrow().key()).isEqualTo(key).hasSize(32);
  }

  @Test
  void choosesBySeverityNamesAndLabels() {
    assertThat(concerns(wanted(Severity.HIGH, "*", "*", Map.of()))).isTrue();
    assertThat(concerns(wanted(Severity.CRITICAL, "*", "*", Map.of()))).isFalse();
    assertThat(concerns(wanted(Severity.LOW, "slow-*", "shop", Map.of("team", "s*")))).isTrue();
    assertThat(concerns(wanted(Severity.LOW, "errors", "*", Map.of()))).isFalse();
    assertThat(concerns(wanted(Severity.LOW, "*", "cart", Map.of()))).isFalse();
    assertThat(concerns(wanted(Severity.LOW, "*", "*", Map.of("team", "cart")))).isFalse();
    assertThat(concerns(wanted(Severity.LOW, "*", "*", Map.of("tier", "*")))).isFalse();
  }

  private static boolean concerns(Wanted wanted) {
    return wanted.concerns(alert("GET /", FIRING, 1));
  }

  private static Wanted wanted(
      Severity least, String rules, String services, Map<String, String> labels) {
    Map<String, Selector> selectors = new HashMap<>();
    labels.forEach((name, glob) -> selectors.put(name, new Selector(List.of(glob))));
    return new Wanted(
        least,
        new Selector(List.of(rules)),
        new Selector(List.of(services)),
        Selector.EVERYTHING,
        selectors,
        ALL);
  }

  private Outbox outbox(Set<AlertState> states, String... by) {
    Wanted wanted =
        new Wanted(
            Severity.LOW,
            Selector.EVERYTHING,
            Selector.EVERYTHING,
            Selector.EVERYTHING,
            Map.of(),
            states);
    return new Outbox(
        "pager", wanted, new Grouping(List.of(by), WAIT, Optional.of(REPEAT)), seen::contains);
  }

  private void offer(Alert alert) {
    outbox.offer(alert, new Source(0, offset++), now);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private List<String> told() {
    Notification notification = outbox.next(now).orElseThrow();
    outbox.delivered(notification, now);
    return notification.items().stream()
        .map(Notification.Item::alert)
        .map(it -> it.getSeries() + " " + it.getState() + " " + it.getSequence())
        .toList();
  }
}
