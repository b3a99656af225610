package io.streamgauge.bench.chaos;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import io.streamgauge.alert.Severity;
import io.streamgauge.schemas.Topics;

/** Transitions of one alert for tests, of which only some fields matter. */
final class Steps {

  static {
    Topics.all(); // no alert can be made before its classes are trusted
  }

  private Steps() {}

  static Alert step(long sequence, AlertState previous, AlertState state) {
    return step(sequence, previous, state, Cause.BREACH, "");
  }

  static Alert step(
      long sequence, AlertState previous, AlertState state, Cause cause, String suppressedBy) {
    return Alert.newBuilder()
        .setId("slow\tshop\tGET /")
        .setRule("slow")
        .setSeverity(Severity.LOW)
        .setState(state)
        .setPrevious(previous)
        .setCause(cause)
        .setService("shop")
        .setSeries("GET /")
        .setMeasure("requests.p95")
        .setValue(1)
        .setComparison(">")
        .setThreshold(0.5)
        .setWindowStart(0)
        .setWindowEnd(10_000)
        .setSince(0)
        .setAt(10_000)
        .setSequence(sequence)
        .setSuppressedBy(suppressedBy)
        .build();
  }
}
