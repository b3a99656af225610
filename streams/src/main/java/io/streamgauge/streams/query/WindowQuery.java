package io.streamgauge.streams.query;

import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.ProblemException;
import io.streamgauge.streams.store.Keys;
import io.streamgauge.streams.window.Resolution;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which windows a request asks for.
 *
 * @param service only this service, if present
 * @param from start of the range, if bounded
 * @param to end of the range, exclusive, if bounded
 * @param step length of the windows; absent: one merged window
 */
public record WindowQuery(
    Optional<String> service,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Resolution> step) {

  private static final Map<String, Resolution> STEPS = steps();

  private static Map<String, Resolution> steps() {
    Map<String, Resolution> steps = new LinkedHashMap<>();
    Resolution.ALL.forEach(resolution -> steps.put(resolution.label(), resolution));
    return steps;
  }

  /** Reads the parameters service, from, to and step. */
  static WindowQuery of(Parameters parameters) {
    WindowQuery query =
        new WindowQuery(
            parameters.optional("service"),
            parameters.instant("from"),
            parameters.instant("to"),
            step(parameters));
    query.requireOrder();
    return query;
  }

  /** Reads the parameter step. */
  static Optional<Resolution> step(Parameters parameters) {
    return parameters.choice("step", STEPS);
  }

  private void requireOrder() {
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw ProblemException.badParameter(
          "to", Long.toString(to.get().toEpochMilli()), "a time after from");
    }
  }

  /** The same in one merged window. */
  WindowQuery withoutStep() {
    return new WindowQuery(service, from, to, Optional.empty());
  }

  /** The same over another range, in epoch milliseconds. */
  WindowQuery over(long start, long end) {
    return new WindowQuery(
        service,
        Optional.of(Instant.ofEpochMilli(start)),
        Optional.of(Instant.ofEpochMilli(end)),
        step);
  }

  /** The same from an instant on, in epoch milliseconds. */
  WindowQuery since(long start) {
    return new WindowQuery(service, Optional.of(Instant.ofEpochMilli(start)), to, step);
  }

  /** The same with windows of a length. */
  WindowQuery by(Resolution length) {
    return new WindowQuery(service, from, to, Optional.of(length));
  }

  boolean isBounded() {
    return from.isPresent() || to.isPresent();
  }

  long fromMillis() {
    return from.map(Instant::toEpochMilli).orElse(0L);
  }

  long toMillis() {
    return to.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
  }

  /** All windows of one resolution in the range. */
  RangePlan windowsOf(Resolution resolution) {
    return new RangePlan(
        List.of(new RangePlan.Part(resolution, resolution.startOf(fromMillis()), toMillis())));
  }

  /** What the keys of caches and instances of the service begin with. */
  String keyPrefix() {
    return service.map(name -> Keys.join(name, "")).orElse("");
  }
}
