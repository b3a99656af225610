package io.streamgauge.streams.report;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * The targets of all services.
 *
 * @param general those of services without targets of their own
 * @param own by service
 */
public record TargetsByService(Targets general, Map<String, Targets> own) {

  /** The same defaults for all. */
  public static final TargetsByService DEFAULT = new TargetsByService(Targets.DEFAULT, Map.of());

  public TargetsByService {
    requireNonNull(general, "general");
    own = Map.copyOf(own);
  }

  Targets of(String service) {
    return own.getOrDefault(service, general);
  }
}
