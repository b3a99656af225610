package io.streamgauge.bench.load;

import java.util.Map;
import java.util.TreeMap;

/** What was published of each service, by which results are checked. */
public final class Truth {

  /** What one service published. */
  public record Total(long events, long errors) {

    static final Total NONE = new Total(0, 0);

    /** Both together. */
    public Total plus(Total other) {
      return new Total(events + other.events, errors + other.errors);
    }
  }

  private final Map<String, Total> services = new TreeMap<>();

  void add(String service, Chunk chunk) {
    long errors = 0;
    for (boolean failed : chunk.failed) {
      errors += failed ? 1 : 0;
    }
    services.merge(service, new Total(Chunk.EVENTS, errors), Total::plus);
  }

  /** By service. */
  public Map<String, Total> services() {
    return Map.copyOf(services);
  }

  /** Events of all services. */
  public long events() {
    return services.values().stream().mapToLong(Total::events).sum();
  }
}
