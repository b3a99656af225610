package io.streamgauge.standalone.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** What is in windows of gauges, worked out from the rows of files without the pipeline. */
final class KnownGauges {

  private record Reading(long time, double value) {}

  private final Map<String, List<Reading>> bySeries = new TreeMap<>();

  /**
   * Reads a file whose rows are in the order of time and without empty cells.
   *
   * @param timeColumn seconds since 1970, or date and time in UTC
   * @param series names of the series, by column
   */
  void read(Path file, int timeColumn, Map<Integer, String> series) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(
              cells ->
                  series.forEach(
                      (column, name) ->
                          bySeries
                              .computeIfAbsent(name, first -> new ArrayList<>())
                              .add(
                                  new Reading(
                                      millis(cells[timeColumn]),
                                      Double.parseDouble(cells[column])))));
    }
  }

  private static long millis(String text) {
    return text.contains(" ")
        ? LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli()
        : Long.parseLong(text) * 1000;
  }

  /**
   * Whether the windows of an answer are those of the series that it has and that are known.
   *
   * @param resolution length of the windows, milliseconds
   */
  void hold(JsonNode answer, long resolution) {
    int held = 0;
    for (JsonNode series : answer.path("series")) {
      List<Reading> known = bySeries.get(series.path("series").asText());
      if (known != null) {
        held++;
        hold(series.path("windows"), known, resolution);
        holdWindow(series.path("total"), known);
      }
    }
    assertThat(held).isPositive();
  }

  private static void hold(JsonNode windows, List<Reading> known, long resolution) {
    Map<Long, List<Reading>> byStart = new TreeMap<>();
    known.forEach(
        reading ->
            byStart
                .computeIfAbsent(
                    Math.floorDiv(reading.time, resolution) * resolution,
                    start -> new ArrayList<>())
                .add(reading));
    assertThat(windows)
        .extracting(window -> window.path("start").asLong())
        .containsExactlyElementsOf(byStart.keySet());
    windows.forEach(window -> holdWindow(window, byStart.get(window.path("start").asLong())));
  }

  private static void holdWindow(JsonNode window, List<Reading> known) {
    DoubleSummaryStatistics all = known.stream().mapToDouble(Reading::value).summaryStatistics();
    Reading last = known.get(known.size() - 1);
    assertThat(window.path("count").asLong()).isEqualTo(all.getCount());
    assertThat(window.path("min").asDouble()).isEqualTo(all.getMin());
    assertThat(window.path("max").asDouble()).isEqualTo(all.getMax());
    assertThat(window.path("last").asDouble()).isEqualTo(last.value);
    assertThat(window.path("lastTime").asLong()).isEqualTo(last.time);
    assertThat(window.path("mean").asDouble())
        .isCloseTo(all.getAverage(), within(1e-9 * Math.max(1, Math.abs(all.getMax()))));
  }
}
