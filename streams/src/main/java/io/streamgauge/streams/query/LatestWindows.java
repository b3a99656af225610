package io.streamgauge.streams.query;

import static java.util.Objects.requireNonNull;

import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.Resolution;
import java.time.Instant;

/**
 * What is meant where a question does not say since when.
 *
 * @param most so many windows before the end
 */
record LatestWindows(int most, Retention retention) {

  LatestWindows {
    requireNonNull(retention, "retention");
  }

  /**
   * The question with a start: it stays as it is where it has one.
   *
   * @param now the end where none is given, epoch milliseconds
   */
  WindowQuery of(WindowQuery query, long now) {
    if (query.from().isPresent()) {
      return query;
    }
    long end = query.to().map(Instant::toEpochMilli).orElse(now);
    Resolution step = query.step().orElseGet(() -> finestKept(end, now));
    return query.since(Math.max(0, start(end, step)));
  }

  private Resolution finestKept(long end, long now) {
    return Resolution.ALL.stream()
        .filter(step -> start(end, step) >= now - retention.of(step).toMillis())
        .findFirst()
        .orElse(Resolution.ONE_HOUR);
  }

  private long start(long end, Resolution step) {
    return step.endOf(end - 1) - most * step.millis();
  }
}
