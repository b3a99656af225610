package io.streamgauge.streams.query;

import static io.streamgauge.service.http.ProblemException.badParameter;

import io.streamgauge.service.http.Parameters;
import io.streamgauge.streams.window.Resolution;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A range and one of the same length before it, both of whole 10 s windows.
 *
 * @param now the range that is asked about
 * @param earlier the range that it is compared with
 */
record Shift(WindowQuery now, WindowQuery earlier) {

  private static final String COMPARE = QueryParameters.COMPARE.name();
  private static final String PREVIOUS = "previous";
  private static final Resolution FINE = Resolution.TEN_SECONDS;

  /** Reads compare and the range, if there is something to compare with. */
  static Optional<Shift> of(Parameters parameters, Clock clock) {
    return parameters
        .durationOr(COMPARE, PREVIOUS)
        .map(offset -> of(parameters, offset, clock.millis()));
  }

  private static Shift of(Parameters parameters, Optional<Duration> offset, long now) {
    parameters.required(QueryParameters.FROM.name());
    WindowQuery query = WindowQuery.of(parameters);
    if (query.step().isPresent()) {
      throw badParameter(
          QueryParameters.STEP.name(), query.step().get().label(), "no step together with compare");
    }
    long from = FINE.startOf(query.fromMillis());
    long to = FINE.endOf(query.to().map(Instant::toEpochMilli).orElse(now) - 1);
    long back = offset.map(Shift::wholeWindows).orElse(to - from);
    if (back <= 0 || back > from) {
      throw badParameter(COMPARE, parameters.required(COMPARE), "a range that lies after 1970");
    }
    return new Shift(query.over(from, to), query.over(from - back, to - back));
  }

  private static long wholeWindows(Duration offset) {
    return FINE.endOf(offset.toMillis() - 1);
  }
}
