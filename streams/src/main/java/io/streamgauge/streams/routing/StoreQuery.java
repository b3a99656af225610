package io.streamgauge.streams.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.ProblemException;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.window.Resolution;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one instance asks of another, as a URL.
 *
 * @param copies whether copies will do
 * @param wanted how far the stores have to be
 */
record StoreQuery(StoreRead read, List<Integer> partitions, boolean copies, Position wanted) {

  static final String PATH = "/internal/v1/stores/";

  StoreQuery {
    partitions = List.copyOf(partitions);
  }

  /** Path and query. */
  String toUrl(List<String> topics) {
    StringBuilder url = new StringBuilder(PATH).append(read.store());
    url.append("?partitions=")
        .append(partitions.stream().map(String::valueOf).collect(Collectors.joining(",")));
    url.append("&copies=").append(copies);
    url.append(read.exact() ? "&key=" : "&prefix=").append(URLEncoder.encode(read.key(), UTF_8));
    read.windows()
        .ifPresent(
            windows -> {
              url.append("&from=").append(windows.from()).append("&to=").append(windows.to());
              if (windows.latest()) {
                url.append("&latest=true");
              }
            });
    if (!wanted.isEmpty()) {
      url.append("&position=").append(wanted.token(topics));
    }
    return url.toString();
  }

  /** Reads what {@link #toUrl} wrote. */
  static StoreQuery of(Context context, StoreValues stores, List<String> topics) {
    String store = context.pathParam("store");
    if (!stores.stores().contains(store)) {
      throw new ProblemException(
          404,
          "Unknown store",
          "store is '%s', allowed is %s".formatted(store, new TreeSet<>(stores.stores())));
    }
    Parameters given =
        Parameters.of(
            context, "partitions", "copies", "key", "prefix", "from", "to", "latest", "position");
    boolean exact = context.queryParam("key") != null;
    String key = Optional.ofNullable(context.queryParam(exact ? "key" : "prefix")).orElse("");
    return new StoreQuery(
        new StoreRead(store, windows(store, given, stores), key, exact),
        partitions(given.required("partitions")),
        "true".equals(given.required("copies")),
        given
            .optional("position")
            .map(token -> Position.parse(token, topics))
            .orElse(Position.NONE));
  }

  private static Optional<StoreRead.Windows> windows(
      String store, Parameters given, StoreValues stores) {
    for (StoreFamily family : stores.families()) {
      for (Resolution resolution : family.resolutions()) {
        if (family.windows(resolution).equals(store)) {
          return Optional.of(
              new StoreRead.Windows(
                  family,
                  resolution,
                  number(given, "from"),
                  number(given, "to"),
                  given.optional("latest").isPresent()));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Integer> partitions(String text) {
    try {
      return Stream.of(text.split(",", -1)).map(Integer::valueOf).toList();
    } catch (NumberFormatException e) {
      throw ProblemException.badParameter("partitions", text, "numbers separated by commas");
    }
  }

  private static long number(Parameters given, String name) {
    String text = given.required(name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ProblemException.badParameter(name, text, "epoch milliseconds");
    }
  }
}
