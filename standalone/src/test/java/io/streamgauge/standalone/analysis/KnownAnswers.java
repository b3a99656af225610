package io.streamgauge.standalone.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Holds answers of the pipeline against what is known: counts exactly, quantiles within 1 %. */
final class KnownAnswers {

  private static final double ACCURACY = 0.01 + 1e-6;
  private static final Map<String, String> QUANTILES =
      Map.of("p50", "0.5", "p90", "0.9", "p95", "0.95", "p99", "0.99");

  private final double unit;

  /**
   * @param secondsPerUnit what one of the known answers' unit is in seconds
   */
  KnownAnswers(double secondsPerUnit) {
    unit = secondsPerUnit;
  }

  /** The series of a name in an answer. */
  static JsonNode series(JsonNode answer, String name) {
    return StreamSupport.stream(answer.path("series").spliterator(), false)
        .filter(
            series ->
                series.path("operation").asText().equals(name)
                    || series.path("statement").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no series " + name + " in " + answer));
  }

  /** Whether one merged window says what is known of all of its events. */
  void hold(JsonNode series, JsonNode known) {
    assertThat(series.path("windows")).hasSize(1);
    JsonNode window = series.path("windows").path(0);
    assertThat(window.path("final").asBoolean()).isTrue();
    assertThat(window.path("count").asLong()).isEqualTo(known.path("n").asLong());
    assertThat(window.path("max").asDouble()).isEqualTo(known.path("max").asDouble() * unit, EXACT);
    assertThat(window.path("min").asDouble()).isEqualTo(known.path("min").asDouble() * unit, EXACT);
    assertThat(window.path("mean").asDouble())
        .isCloseTo(known.path("mean").asDouble() * unit, within(1e-5 * unit + 1e-6));
    QUANTILES.forEach(
        (name, q) -> close(window.path("quantiles").path(q), known.path(name).asDouble()));
  }

  /** Whether stepped windows are those of the rows [start, n, p50, p95, p99]. */
  void holdWindows(JsonNode series, JsonNode rows) {
    JsonNode windows = series.path("windows");
    assertThat(windows).hasSameSizeAs(rows);
    Iterator<JsonNode> window = windows.elements();
    for (JsonNode row : rows) {
      JsonNode actual = window.next();
      assertThat(actual.path("start").asLong()).isEqualTo(row.path(0).asLong());
      assertThat(actual.path("count").asLong()).isEqualTo(row.path(1).asLong());
      close(actual.path("quantiles").path("0.5"), row.path(2).asDouble());
      close(actual.path("quantiles").path("0.95"), row.path(3).asDouble());
      close(actual.path("quantiles").path("0.99"), row.path(4).asDouble());
    }
  }

  private void close(JsonNode actual, double known) {
    assertThat(actual.asDouble()).isCloseTo(known * unit, within(ACCURACY * known * unit));
  }

  private static final org.assertj.core.data.Offset<Double> EXACT = within(1e-9);
}
