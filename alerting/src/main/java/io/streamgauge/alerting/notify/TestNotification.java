package io.streamgauge.alerting.notify;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.notify.channel.Outcome;
import io.streamgauge.alerting.notify.channel.Target;
import io.streamgauge.alerting.notify.file.NotifierSettings;
import io.streamgauge.alerting.notify.plan.GroupKey;
import io.streamgauge.alerting.notify.plan.Notification;
import io.streamgauge.alerting.notify.plan.Notification.Item;
import io.streamgauge.schemas.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out whether a target can be reached, by telling it of an alert that is none. */
public final class TestNotification {

  static {
    Topics.all(); // no alert can be made before its classes are trusted
  }

  private static final String NAME = "streamgauge-test";

  private TestNotification() {}

  /**
   * Tries once.
   *
   * @return why it failed; empty where it was delivered
   */
  public static Optional<String> send(NotifierSettings notifier, Clock clock)
      throws InterruptedException {
    try (Target target = notifier.target().open(clock)) {
      return target.send(notification(notifier, clock.instant())) instanceof Outcome.Failed failed
          ? Optional.of(notifier.secrets().hide(failed.why()))
          : Optional.empty();
    }
  }

  private static Notification notification(NotifierSettings notifier, Instant now) {
    long at = now.toEpochMilli();
    Alert alert =
        Alert.newBuilder()
            .setId(String.join("\t", NAME, NAME, notifier.name()))
            .setRule(NAME)
            .setSeverity(notifier.wanted().least())
            .setState(AlertState.FIRING)
            .setService(NAME)
            .setSeries(notifier.name())
            .setMeasure("requests.p95")
            .setValue(1)
            .setComparison(">")
            .setThreshold(0.5)
            .setWindowStart(at - 10_000)
            .setWindowEnd(at)
            .setSince(at - 10_000)
            .setAt(at)
            .setSequence(at)
            .setSummary("This is a test of the notifier %s.".formatted(notifier.name()))
            .build();
    GroupKey group = new GroupKey(Map.of("rule", NAME));
    return new Notification(notifier.name(), group, 0, List.of(new Item(alert, 0)), now);
  }
}
