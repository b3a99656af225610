package io.streamgauge.service.http;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Query parameters that every route of a server understands, because they are taken care of before
 * any route is asked.
 */
public final class CommonParameters {

  private static final String ALLOWED = CommonParameters.class.getName();

  private CommonParameters() {}

  /** Lets these parameters pass in a request; called before its route. */
  public static void allow(Context context, String... names) {
    context.attribute(ALLOWED, Set.of(names));
  }

  /** The text of a parameter, if it is there; given twice it is refused. */
  public static Optional<String> value(Context context, String name) {
    List<String> given = context.queryParamMap().getOrDefault(name, List.of());
    return Parameters.of(Map.of(name, given), name).optional(name);
  }

  /** What is left to the route. */
  static Map<String, List<String>> others(Context context) {
    Set<String> allowed = context.attribute(ALLOWED);
    if (allowed == null) {
      return context.queryParamMap();
    }
    Map<String, List<String>> others = new HashMap<>(context.queryParamMap());
    others.keySet().removeAll(allowed);
    return others;
  }
}
