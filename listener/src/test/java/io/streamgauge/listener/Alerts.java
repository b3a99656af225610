package io.streamgauge.listener;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;

/** Alerts that tests are about. */
final class Alerts {

  static final String ID = "slow-requests\tshop\tGET /";

  private Alerts() {}

  static Alert firing(long sequence) {
    return alert(AlertState.FIRING, sequence).build();
  }

  static Alert resolved(long sequence) {
    return alert(AlertState.RESOLVED, sequence).build();
  }

  static Alert.Builder alert(AlertState state, long sequence) {
    return Alert.newBuilder()
        .setId(ID)
        .setRule("slow-requests")
        .setSeverity(Severity.HIGH)
        .setState(state)
        .setService("shop")
        .setSeries("GET /")
        .setMeasure("requests.p95")
        .setValue(0.7)
        .setComparison(">")
        .setThreshold(0.5)
        .setWindowStart(0)
        .setWindowEnd(10_000)
        .setSince(0)
        .setAt(10_000 * (sequence + 1))
        .setSequence(sequence);
  }
}
