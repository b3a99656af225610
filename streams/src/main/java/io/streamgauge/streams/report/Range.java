package io.streamgauge.streams.report;

import io.streamgauge.streams.query.WindowQuery;
import io.streamgauge.streams.window.Resolution;
import java.time.Instant;
import java.util.Optional;

/**
 * A range of time, widened to 10 s.
 *
 * @param from epoch milliseconds
 * @param to exclusive, epoch milliseconds
 */
record Range(long from, long to) {

  Range {
    from = Resolution.TEN_SECONDS.startOf(from);
    to = Resolution.TEN_SECONDS.endOf(to - 1);
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "from %d to %d, allowed is from 0 on, in order".formatted(from, to));
    }
  }

  /** As long, right before; empty where that would begin before 1970. */
  Optional<Range> before() {
    return 2 * from >= to ? Optional.of(new Range(2 * from - to, from)) : Optional.empty();
  }

  long length() {
    return to - from;
  }

  /** Whether a window lies in it as a whole. */
  boolean holds(long start, long end) {
    return start >= from && end <= to;
  }

  WindowQuery query(Optional<String> service, Optional<Resolution> step) {
    return new WindowQuery(
        service,
        Optional.of(Instant.ofEpochMilli(from)),
        Optional.of(Instant.ofEpochMilli(to)),
        step);
  }
}
