package io.streamgauge.streams.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.http.CommonParameters;
import io.streamgauge.service.http.Json;
import io.streamgauge.service.http.ProblemException;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Parameter;
import io.streamgauge.service.openapi.Surroundings;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Begins a {@link Reading} with each request, and adds to each JSON object that was answered from
 * stores what the reading has found out. Every route of the interface understands {@code
 * ?position=}.
 */
final class AnswerRoutes implements Routes {

  private static final String INTERFACE = "/api/v1/";
  private static final String POSITION = "position";
  private static final Surroundings ABOUT =
      new Surroundings(
          INTERFACE,
          List.of(
              Parameter.text(
                  POSITION,
                  "That of an earlier answer: waits until the stores are as far as they were then.")),
          Origin.class);
  private static final String RETRY_AFTER = "Retry-After";
  private static final String ENTITY_TAG = "ETag";
  private static final String SOON = "1";

  /**
   * Where an answer comes from.
   *
   * @param stale whether some of it was read from copies
   * @param lag records that the copies are behind; absent where nobody knows
   * @param missing what could not be reached; absent where everything was
   * @param position asks for at least this state, given as a parameter
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Origin(
      Boolean stale, Long lag, @Nullable List<Unreached> missing, @Nullable String position) {}

  private final List<String> topics;
  private final OwnStores own;
  private volatile @Nullable Token latest;

  /**
   * @param topics all topics that fill stores, in their fixed order
   */
  AnswerRoutes(List<String> topics, OwnStores own) {
    this.topics = topics;
    this.own = own;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.before(this::begin);
    routes.addEndpoint(
        Endpoint.create(HandlerType.AFTER, "*").addMetadata(ABOUT).handler(this::end));
  }

  private void begin(Context context) {
    Reading.end(); // of a request that never came to its end on this thread
    Optional<String> token = Optional.empty();
    if (context.path().startsWith(INTERFACE)) {
      CommonParameters.allow(context, POSITION);
      token = CommonParameters.value(context, POSITION);
    }
    Reading.begin(token.map(given -> Position.parse(given, topics)).orElse(Position.NONE));
  }

  private void end(Context context) {
    Optional<Reading> reading = Reading.current();
    Reading.end();
    if (context.status() == HttpStatus.SERVICE_UNAVAILABLE) {
      context.header(RETRY_AFTER, SOON);
    }
    if (reading.isPresent() && reading.get().isUsed()) {
      add(reading.get(), context);
    }
  }

  private void add(Reading reading, Context context) {
    if (reading.isAllMissing()
        || context.status() == HttpStatus.NOT_FOUND && !reading.missing().isEmpty()) {
      context.header(RETRY_AFTER, SOON);
      throw new ProblemException(
          503,
          "Not ready",
          "nobody who has the answer can be reached now",
          Map.of("missing", reading.missing()));
    }
    String body = context.status() == HttpStatus.OK ? context.result() : null;
    if (body != null && body.startsWith("{") && body.endsWith("}")) {
      if (reading.isStale() || !reading.missing().isEmpty()) {
        context.res().setHeader(ENTITY_TAG, null); // no later answer is the same as this one
      }
      context.result(joined(body, json(origin(reading))));
    }
  }

  /** Most answers are made of the same parts, and input does not come with each of them. */
  private String token(Position position) {
    Token known = latest;
    if (known == null || !known.of().equals(position)) {
      known = new Token(position, position.token(topics));
      latest = known;
    }
    return known.text();
  }

  private record Token(Position of, String text) {}

  private Origin origin(Reading reading) {
    Position position =
        own.reached(reading).merge(reading.reachedElsewhere()).merge(reading.wanted());
    return new Origin(
        reading.isStale(),
        reading.isStale() ? reading.lag().orElse(null) : null,
        reading.missing().isEmpty() ? null : reading.missing(),
        token(position));
  }

  private static String json(Origin origin) {
    try {
      return Json.mapper().writeValueAsString(origin);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** One object of the members of two. */
  static String joined(String first, String second) {
    String separator = first.length() == "{}".length() ? "" : ",";
    return first.substring(0, first.length() - 1) + separator + second.substring(1);
  }
}
