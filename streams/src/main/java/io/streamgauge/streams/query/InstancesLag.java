package io.streamgauge.streams.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.http.Json;
import io.streamgauge.service.http.Routes;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The lag of all instances that can be reached, each of which tells its own at {@code GET
 * /internal/v1/lag}; asked once a second at most. Thread-safe.
 */
public final class InstancesLag implements Supplier<PipelineLag>, Routes {

  private static final String PATH = "/internal/v1/lag";
  private static final long HOLDS_MILLIS = 1_000;

  private record Reading(long at, PipelineLag lag) {}

  private final Supplier<PipelineLag> own;
  private final Function<String, List<String>> others;
  private final Clock clock;
  private volatile Reading latest;

  /**
   * @param own the lag of this instance
   * @param others asks all other instances for a path and gives the answers of those that answer
   */
  public InstancesLag(
      Supplier<PipelineLag> own, Function<String, List<String>> others, Clock clock) {
    this.own = own;
    this.others = others;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(PATH, context -> context.json(json(own.get())));
  }

  private static Map<String, Object> json(PipelineLag lag) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("records", lag.records());
    lag.seconds().ifPresent(seconds -> json.put("seconds", seconds));
    return json;
  }

  @Override
  public PipelineLag get() {
    long now = clock.millis();
    Reading reading = latest;
    if (reading == null || Math.abs(now - reading.at()) >= HOLDS_MILLIS) {
      PipelineLag all = own.get();
      for (String other : others.apply(PATH)) {
        all = sum(all, parse(other));
      }
      reading = new Reading(now, all);
      latest = reading;
    }
    return reading.lag();
  }

  private static PipelineLag parse(String answer) {
    try {
      JsonNode json = Json.mapper().readTree(answer);
      return new PipelineLag(
          json.path("records").asLong(),
          json.has("seconds")
              ? OptionalDouble.of(json.path("seconds").asDouble())
              : OptionalDouble.empty());
    } catch (JsonProcessingException e) {
      return PipelineLag.NONE;
    }
  }

  /** What waits anywhere, and the longest time anywhere. */
  static PipelineLag sum(PipelineLag one, PipelineLag other) {
    OptionalDouble seconds =
        one.seconds().isPresent() && other.seconds().isPresent()
            ? OptionalDouble.of(
                Math.max(one.seconds().getAsDouble(), other.seconds().getAsDouble()))
            : one.seconds().isPresent() ? one.seconds() : other.seconds();
    return new PipelineLag(one.records() + other.records(), seconds);
  }
}
