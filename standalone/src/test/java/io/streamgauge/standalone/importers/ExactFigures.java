package io.streamgauge.standalone.importers;

import static java.math.RoundingMode.HALF_UP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Durations and when they ended, whose exact figures are compared with the known answers.
 *
 * @param unitExponent decimal exponent of the unit of the answers in nanoseconds: 9 for seconds
 */
record ExactFigures(List<Timed> sample, int unitExponent) {

  record Timed(long nanos, long endEpochMillis) {}

  static ExactFigures ofRequests(List<CollectedEvents.Request> requests, int unitExponent) {
    return new ExactFigures(
        requests.stream().map(r -> new Timed(r.durationNanos(), r.endEpochMillis())).toList(),
        unitExponent);
  }

  static ExactFigures ofQueries(List<CollectedEvents.Query> queries, int unitExponent) {
    return new ExactFigures(
        queries.stream().map(q -> new Timed(q.durationNanos(), q.endEpochMillis())).toList(),
        unitExponent);
  }

  void assertEqualTo(JsonNode truth) {
    List<Long> sorted = sorted(sample);
    assertThat(sample).hasSize(truth.get("n").intValue());
    assertNanos(sorted.get(0), truth.get("min"));
    assertNanos(nearestRank(sorted, 50), truth.get("p50"));
    assertNanos(nearestRank(sorted, 90), truth.get("p90"));
    assertNanos(nearestRank(sorted, 95), truth.get("p95"));
    assertNanos(nearestRank(sorted, 99), truth.get("p99"));
    assertNanos(sorted.get(sorted.size() - 1), truth.get("max"));
  }

  /** Compares as exactly as the answer is written. */
  void assertTotal(JsonNode total) {
    BigDecimal expected = new BigDecimal(total.asText());
    long nanos = sample.stream().mapToLong(Timed::nanos).sum();
    assertThat(BigDecimal.valueOf(nanos, unitExponent).setScale(expected.scale(), HALF_UP))
        .isEqualByComparingTo(expected);
  }

  /** Compares with rows of start, n, p50, p95, p99. */
  void assertWindows(JsonNode rows, long sizeMillis) {
    Map<Long, List<Timed>> windows = new TreeMap<>();
    for (Timed each : sample) {
      long start = each.endEpochMillis() / sizeMillis * sizeMillis;
      windows.computeIfAbsent(start, unused -> new ArrayList<>()).add(each);
    }
    List<Long> starts = new ArrayList<>();
    for (JsonNode row : rows) {
      starts.add(row.get(0).longValue());
      List<Long> sorted = sorted(windows.getOrDefault(row.get(0).longValue(), List.of()));
      assertThat(sorted).as("window %s", row).hasSize(row.get(1).intValue());
      assertNanos(nearestRank(sorted, 50), row.get(2));
      assertNanos(nearestRank(sorted, 95), row.get(3));
      assertNanos(nearestRank(sorted, 99), row.get(4));
    }
    assertThat(windows.keySet()).containsExactlyElementsOf(starts);
  }

  private void assertNanos(long nanos, JsonNode expected) {
    BigDecimal expectedNanos = new BigDecimal(expected.asText()).scaleByPowerOfTen(unitExponent);
    assertThat(BigDecimal.valueOf(nanos)).isEqualByComparingTo(expectedNanos);
  }

  private static List<Long> sorted(List<Timed> sample) {
    return sample.stream().map(Timed::nanos).sorted(Comparator.naturalOrder()).toList();
  }

  private static long nearestRank(List<Long> sorted, int percent) {
    return sorted.get((percent * sorted.size() + 99) / 100 - 1);
  }
}
