package io.streamgauge.alerting.notify;

import static io.streamgauge.alerting.notify.NotifiedAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import io.streamgauge.alerting.notify.channel.Outcome;
import io.streamgauge.alerting.notify.channel.Secret;
import io.streamgauge.alerting.notify.channel.Secrets;
import io.streamgauge.alerting.notify.channel.Target;
import io.streamgauge.alerting.notify.channel.WebhookSettings;
import io.streamgauge.alerting.notify.file.NotifierSettings;
import io.streamgauge.alerting.notify.plan.Grouping;
import io.streamgauge.alerting.notify.plan.Notification;
import io.streamgauge.alerting.notify.plan.Outbox;
import io.streamgauge.alerting.notify.plan.RateLimit;
import io.streamgauge.alerting.notify.plan.Source;
import io.streamgauge.alerting.notify.plan.Wanted;
import io.streamgauge.alerting.rules.Selector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CourierTest {

  private static final Outcome REFUSED = new Outcome.Failed("answered 400", true, Optional.empty());

  private final SetClock clock = new SetClock();
  private final List<Notification> tries = new ArrayList<>();
  private Outcome outcome = Outcome.DELIVERED;
  private final Target target =
      notification -> {
        tries.add(notification);
        return outcome;
      };
  private NotifierSettings settings = settings(Optional.empty());
  private final Outbox outbox =
      new Outbox(settings.name(), settings.wanted(), settings.grouping(), alert -> false);
  private long offset;

  @Test
  void triesAgainLaterAndLaterUntilItIsTold() throws InterruptedException {
    Courier courier = courier();
    fire("GET /");
    outcome = Outcome.failed("no connection");
    assertThat(courier.deliver(outbox, target)).isFalse();
    Instant second = courier.nextTry(outbox, clock.instant()).orElseThrow();
    assertThat(Duration.between(clock.instant(), second))
        .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(courier.deliver(outbox, target)).isFalse();
    assertThat(tries).hasSize(1);

    clock.set(second);
    assertThat(courier.deliver(outbox, target)).isFalse();
    NotifierView retrying = courier.status().view();
    assertThat(retrying.state()).isEqualTo("retrying");
    assertThat(retrying.lastError()).isEqualTo("no connection");
    assertThat(retrying.failed()).isEqualTo(2);
    assertThat(retrying.nextTry()).isGreaterThan(clock.millis());

    outcome = Outcome.DELIVERED;
    clock.set(courier.nextTry(outbox, clock.instant()).orElseThrow());
    assertThat(courier.deliver(outbox, target)).isTrue();
    assertThat(tries).extracting(Notification::key).hasSize(3).containsOnly(tries.get(0).key());
    NotifierView ok = courier.status().view();
    assertThat(ok.state()).isEqualTo("ok");
    assertThat(ok.sent()).isEqualTo(1);
    assertThat(ok.lastSuccess()).isEqualTo(clock.millis());
    assertThat(ok.nextTry()).isNull();
  }

  @Test
  void leavesATargetAloneForAsLongAsItAsks() throws InterruptedException {
    Courier courier = courier();
    fire("GET /");
    outcome = new Outcome.Failed("answered 429", false, Optional.of(Duration.ofMinutes(7)));

    courier.deliver(outbox, target);

    assertThat(courier.nextTry(outbox, clock.instant()))
        .contains(clock.instant().plus(Duration.ofMinutes(7)));
  }

  @Test
  void givesUpAtOnceWhatIsRefusedAndGoesOnWithTheNext() throws InterruptedException {
    Courier courier = courier();
    fire("GET /");
    fire("POST /");
    outcome = REFUSED;
    assertThat(courier.deliver(outbox, target)).isTrue();
    assertThat(courier.status().view().state()).isEqualTo("failing");
    assertThat(courier.status().view().givenUp()).isEqualTo(1);

    outcome = Outcome.DELIVERED;
    assertThat(courier.deliver(outbox, target)).isTrue();
    assertThat(tries)
        .extracting(each -> each.items().get(0).alert().getSeries())
        .containsExactly("GET /", "POST /");
    assertThat(outbox.held()).isEmpty();
  }

  @Test
  void givesUpWhatItCouldNotTellForTooLong() throws InterruptedException {
    Courier courier = courier();
    fire("GET /");
    outcome = Outcome.failed("no connection");
    courier.deliver(outbox, target);
    clock.set(clock.instant().plus(settings.giveUpAfter()).minusMillis(1));
    assertThat(courier.deliver(outbox, target)).isFalse();

    clock.set(clock.instant().plus(Duration.ofMinutes(5)));
    assertThat(courier.deliver(outbox, target)).isTrue();
    assertThat(courier.status().view().givenUp()).isEqualTo(1);
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void letsNotificationsThatFailHoldUpNoOthers() throws InterruptedException {
    Courier courier = courier();
    fire("GET /");
    outcome = Outcome.failed("answered 500");
    courier.deliver(outbox, target);
    fire("POST /");
    outcome = Outcome.DELIVERED;
    clock.set(clock.instant().plusSeconds(10));
    courier.deliver(outbox, target);
    courier.deliver(outbox, target);

    assertThat(tries)
        .extracting(each -> each.items().get(0).alert().getSeries())
        .containsExactly("GET /", "POST /", "GET /");
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void keepsTheRate() throws InterruptedException {
    settings = settings(Optional.of(new RateLimit(2, Duration.ofMinutes(1))));
    Courier courier = courier();
    fire("GET /");
    fire("POST /");
    fire("PUT /");
    courier.deliver(outbox, target);
    courier.deliver(outbox, target);

    assertThat(courier.deliver(outbox, target)).isFalse();
    assertThat(courier.nextTry(outbox, clock.instant())).contains(clock.instant().plusSeconds(30));
    clock.set(clock.instant().plusSeconds(30));
    assertThat(courier.deliver(outbox, target)).isTrue();
  }

  @Test
  void takesWhatATargetThrowsForAFailure() throws InterruptedException {
    Courier courier = courier();
    fire("GET /");

    courier.deliver(
        outbox,
        notification -> {
          throw new IllegalStateException("with s3cret-token in it");
        });

    assertThat(courier.status().view().lastError())
        .isEqualTo("java.lang.IllegalStateException: with *** in it");
    assertThat(outbox.waiting()).isEqualTo(1);
  }

  private Courier courier() {
    return new Courier(settings, clock, new SplittableRandom(7));
  }

  private void fire(String series) {
    outbox.offer(alert(series, AlertState.FIRING, 1), new Source(0, offset++), clock.instant());
  }

  private static NotifierSettings settings(Optional<RateLimit> rate) {
    return new NotifierSettings(
        "pager",
        "webhook",
        new Wanted(
            Severity.LOW,
            Selector.EVERYTHING,
            Selector.EVERYTHING,
            Selector.EVERYTHING,
            Map.of(),
            Set.of(AlertState.FIRING, AlertState.RESOLVED)),
        new Grouping(List.of("series"), Duration.ZERO, Optional.empty()),
        rate,
        Duration.ofHours(1),
        new WebhookSettings(
            new Secret("http://localhost:1/"), Optional.empty(), Map.of(), Duration.ofSeconds(1)),
        Secrets.of(Set.of("s3cret-token")));
  }

  private static final class SetClock extends Clock {

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    void set(Instant other) {
      now = other;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
