package io.streamgauge.alerting.notify;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import io.streamgauge.alerting.notify.plan.GroupKey;
import io.streamgauge.alerting.notify.plan.Notification;
import io.streamgauge.alerting.notify.plan.Notification.Item;
import io.streamgauge.schemas.Topics;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** Transitions of alerts by a rule about the operations of a shop. */
public final class NotifiedAlerts {

  static {
    Topics.all(); // trusts the records
  }

  private NotifiedAlerts() {}

  /**
   * A transition, at the second of its sequence number.
   *
   * @param series also what tells alerts apart
   */
  public static Alert alert(String series, AlertState state, long sequence) {
    return Alert.newBuilder()
        .setId(String.join("\t", "slow-requests", "shop", series))
        .setRule("slow-requests")
        .setSeverity(Severity.HIGH)
        .setState(state)
        .setService("shop")
        .setSeries(series)
        .setMeasure("requests.p95")
        .setValue(1.25)
        .setComparison(">")
        .setThreshold(0.5)
        .setWindowStart(sequence * 1000 - 10_000)
        .setWindowEnd(sequence * 1000)
        .setSince(0)
        .setAt(sequence * 1000)
        .setSequence(sequence)
        .setSummary("shop, " + series + ": requests.p95 is 1.25 s (> 500.0 ms)")
        .setLabels(Map.of("team", "shop"))
        .build();
  }

  /** What tells of some alerts. */
  public static Notification notification(Alert... alerts) {
    return new Notification(
        "pager",
        new GroupKey(Map.of("rule", "slow-requests")),
        0,
        Arrays.stream(alerts).map(alert -> new Item(alert, 0)).toList(),
        Instant.EPOCH);
  }
}
