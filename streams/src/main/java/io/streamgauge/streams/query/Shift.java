package io.streamgauge.streams.query;

import static io.streamgauge.service.http.ProblemException.badParameter;

import io.streamgauge.service.http.Parameters;
import io.streamgauge.streams.window.Resolution;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A range and one of the same length before it, both of whole windows.
 *
 * @param now the range that is asked about
 * @param earlier the range that it is compared with
 */
record Shift(WindowQuery now, WindowQuery earlier) {

  private static final String COMPARE = QueryParameters.COMPARE.name();
  private static final String PREVIOUS = "previous";

  /**
   * Reads compare and the range, if there is something to compare with.
   *
   * @param fine the shortest windows that there are
   */
  static Optional<Shift> of(Parameters parameters, Resolution fine, Clock clock) {
    return parameters
        .durationOr(COMPARE, PREVIOUS)
        .map(offset -> of(parameters, offset, fine, clock.millis()));
  }

  private static Shift of(
      Parameters parameters, Optional<Duration> offset, Resolution fine, long now) {
    parameters.required(QueryParameters.FROM.name());
    WindowQuery query = WindowQuery.of(parameters);
    if (query.step().isPresent()) {
      throw badParameter(
          QueryParameters.STEP.name(), query.step().get().label(), "no step together with compare");
    }
    long from = fine.startOf(query.fromMillis());
    long to = fine.endOf(query.to().map(Instant::toEpochMilli).orElse(now) - 1);
    long before = offset.map(back -> fine.endOf(back.toMillis() - 1)).orElse(to - from);
    if (before <= 0 || before > from) {
      throw badParameter(COMPARE, parameters.required(COMPARE), "a range that lies after 1970");
    }
    return new Shift(query.over(from, to), query.over(from - before, to - before));
  }
}
