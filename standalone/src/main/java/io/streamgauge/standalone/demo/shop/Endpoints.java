package io.streamgauge.standalone.demo.shop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operations of the shop. */
final class Endpoints {

  /** What requests that fit no operation are recorded as. */
  static final String UNKNOWN = "other";

  private final List<Endpoint> all;

  Endpoints(ShopDatabase database, Catalogue catalogue, Leak leak) {
    all =
        List.of(
            new Endpoint(
                "GET /products/{id}",
                "GET /products/(\\d+)",
                path -> Answer.okOrNotFound(catalogue.product(number(path, 1)))),
            new Endpoint(
                "GET /products",
                "GET /products\\?q=(\\w+)",
                path -> Answer.ok(database.search(path.group(1)))),
            new Endpoint(
                "POST /orders",
                "POST /orders\\?customer=(\\d+)&product=(\\d+)",
                path -> place(database, catalogue, number(path, 1), number(path, 2))),
            new Endpoint(
                "GET /orders/{id}",
                "GET /orders/(\\d+)",
                path -> Answer.okOrNotFound(database.order(number(path, 1)))),
            new Endpoint(
                "GET /cart",
                "GET /cart\\?customer=(\\d+)",
                path -> {
                  leak.touch();
                  return Answer.ok(database.cart(number(path, 1)));
                }));
  }

  /** The operation that this request line asks for, ready to be answered. */
  Optional<Call> find(String method, String uri) {
    String line = method + " " + uri;
    for (Endpoint endpoint : all) {
      Matcher path = endpoint.pattern.matcher(line);
      if (path.matches()) {
        return Optional.of(new Call(endpoint.name, path.toMatchResult(), endpoint.action));
      }
    }
    return Optional.empty();
  }

  private static Answer place(
      ShopDatabase database, Catalogue catalogue, long customer, long product) {
    if (catalogue.product(product).isEmpty()) {
      return Answer.problem(422, "no such product");
    }
    return new Answer(201, Map.of("id", database.place(customer, product, 1)));
  }

  private static long number(MatchResult path, int group) {
    return Long.parseLong(path.group(group));
  }

  /** One request for one operation. */
  record Call(String operation, MatchResult path, Function<MatchResult, Answer> action) {

    Answer answer() {
      return action.apply(path);
    }
  }

  private record Endpoint(String name, Pattern pattern, Function<MatchResult, Answer> action) {

    Endpoint(String name, String pattern, Function<MatchResult, Answer> action) {
      this(name, Pattern.compile(pattern), action);
    }
  }
}
