package io.streamgauge.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.Silence;
import io.streamgauge.alert.SilenceMatcher;
import io.streamgauge.alerting.quiet.Silencing;
import java.util.List;
import java.util.Optional;

/**
 * A silence that was asked for in the run and acknowledged, and since when alerting goes by it. Not
 * thread-safe: written by the assault, read afterwards.
 */
final class AskedSilence {

  private final String id;
  private final List<SilenceMatcher> matchers;
  private JsonNode acknowledged;
  private Moment active;
  private Moment over;

  /**
   * @param acknowledged what alerting said to it
   */
  AskedSilence(String id, List<SilenceMatcher> matchers, JsonNode acknowledged) {
    this.id = id;
    this.matchers = List.copyOf(matchers);
    this.acknowledged = acknowledged;
  }

  String id() {
    return id;
  }

  /** Takes what alerting said to its end. */
  void end(JsonNode answer) {
    acknowledged = answer;
  }

  /** Whether a process tells it as it was acknowledged. */
  boolean is(JsonNode told) {
    return plain(acknowledged).equals(plain(told));
  }

  /** Without what changes as time goes by. */
  private static JsonNode plain(JsonNode told) {
    return ((ObjectNode) told.deepCopy()).without("state");
  }

  /**
   * All processes know it as it is.
   *
   * @param now by the wall clock before they were asked, epoch milliseconds
   */
  void known(Moment from, long now) {
    if (now < silencing().until()) {
      active = active == null ? from : active;
    } else {
      over = over == null ? from : over;
    }
  }

  /** From when on it keeps quiet what it fits, as long as it lasts; empty where nobody knows. */
  Optional<Moment> active() {
    return Optional.ofNullable(active);
  }

  /** From when on it keeps nothing quiet any more; empty where nobody knows. */
  Optional<Moment> over() {
    return Optional.ofNullable(over);
  }

  boolean fits(Alert alert) {
    return silencing().matchers().matches(alert);
  }

  /** As alerts are held against it. */
  Silencing silencing() {
    long start = acknowledged.get("start").asLong();
    Silence silence =
        Silence.newBuilder()
            .setId(id)
            .setMatchers(matchers)
            .setStart(start)
            .setEnd(acknowledged.get("end").asLong())
            .setAuthor(acknowledged.get("by").asText())
            .setCreatedAt(start)
            .setEndedAt(acknowledged.has("endedAt") ? acknowledged.get("endedAt").asLong() : null)
            .build();
    return Silencing.of(silence).orElseThrow();
  }

  /** For people. */
  @Override
  public String toString() {
    return "%s (%s)".formatted(id, acknowledged);
  }
}
