package io.streamgauge.alerting.notify;

import io.streamgauge.alerting.notify.channel.Outcome;
import io.streamgauge.alerting.notify.channel.Target;
import io.streamgauge.alerting.notify.file.NotifierSettings;
import io.streamgauge.alerting.notify.plan.Backoff;
import io.streamgauge.alerting.notify.plan.Notification;
import io.streamgauge.alerting.notify.plan.Outbox;
import io.streamgauge.alerting.notify.plan.TokenBucket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is due to the target, one try at a time: not more often than the rate allows, not
 * sooner after a failure than the back-off, and not for longer than until it is given up. Used by
 * the thread of the notifier.
 */
final class Courier {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final NotifierSettings settings;
  private final NotifierStatus status;
  private final Clock clock;
  private final Backoff backoff;
  private final Optional<TokenBucket> rate;
  private Instant notBefore = Instant.EPOCH;

  Courier(NotifierSettings settings, Clock clock, RandomGenerator random) {
    this.settings = settings;
    this.clock = clock;
    status = new NotifierStatus(settings.name(), settings.type());
    backoff = new Backoff(random);
    rate = settings.rateLimit().map(limit -> new TokenBucket(limit, clock.instant()));
  }

  NotifierSettings settings() {
    return settings;
  }

  NotifierStatus status() {
    return status;
  }

  /** When there is next something to do, if ever. */
  Optional<Instant> nextTry(Outbox outbox, Instant now) {
    return outbox.nextDue().map(due -> later(due, later(notBefore, allowed(now))));
  }

  private Instant allowed(Instant now) {
    return rate.map(it -> it.next(now)).orElse(Instant.EPOCH);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * Tries to tell one notification, if one is due and may go out.
   *
   * @return whether anything is done with: told or given up
   */
  boolean deliver(Outbox outbox, Target target) throws InterruptedException {
    Instant now = clock.instant();
    if (now.isBefore(notBefore) || allowed(now).isAfter(now)) {
      return false;
    }
    Optional<Notification> due = outbox.next(now);
    if (due.isEmpty()) {
      return false;
    }
    rate.ifPresent(it -> it.take(now));
    Outcome outcome = tried(due.get(), target);
    return outcome instanceof Outcome.Failed failed
        ? failed(due.get(), failed, outbox)
        : delivered(due.get(), outbox);
  }

  private static Outcome tried(Notification notification, Target target)
      throws InterruptedException {
    try {
      return target.send(notification);
    } catch (RuntimeException e) { // whatever it is, the others have to be told
      return Outcome.failed(e.toString());
    }
  }

  private boolean delivered(Notification notification, Outbox outbox) {
    Instant now = clock.instant();
    backoff.succeeded();
    outbox.delivered(notification, now);
    status.delivered(now);
    return true;
  }

  private boolean failed(Notification notification, Outcome.Failed failure, Outbox outbox) {
    Instant now = clock.instant();
    String why = settings.secrets().hide(failure.why());
    boolean tooOld =
        Duration.between(notification.dueAt(), now).compareTo(settings.giveUpAfter()) >= 0;
    if (!failure.permanent()) {
      notBefore = now.plus(backoff.failed(failure.retryAfter()));
    }
    if (failure.permanent() || tooOld) {
      LOG.error(
          "Notifier {} gives up on {}: {}",
          settings.name(),
          ids(notification, Integer.MAX_VALUE),
          why);
      outbox.givenUp(notification, now);
      status.gaveUp(why, now);
      return true;
    }
    LOG.warn(
        "Notifier {} could not tell {}, and tries again at {}: {}",
        settings.name(),
        first(notification),
        notBefore,
        why);
    outbox.failed(notification, now);
    status.failed(why, now, notBefore);
    return false;
  }

  private static String first(Notification notification) {
    int others = notification.items().size() - 1;
    return ids(notification, 1) + (others == 0 ? "" : " and " + others + " more");
  }

  private static String ids(Notification notification, int most) {
    return notification.items().stream()
        .limit(most)
        .map(item -> item.alert().getId().replace("\t", ", ") + " #" + item.alert().getSequence())
        .collect(Collectors.joining("; "));
  }
}
