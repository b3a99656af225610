package io.streamgauge.bench.queries;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the asking process is to do.
 *
 * @param server root of the server
 * @param asked the requests, in turn
 * @param connections how many ask at the same time, each waiting for its answer before it asks
 *     again
 * @param warmUpMillis how long it asks before it counts
 * @param runMillis how long it counts
 */
public record Order(
    String server, List<Asked> asked, int connections, long warmUpMillis, long runMillis) {

  public Order {
    requireNonNull(server, "server");
    asked = List.copyOf(asked);
    if (asked.isEmpty() || connections < 1) {
      throw new IllegalArgumentException(
          "%d requests over %d connections, allowed is 1 or more each"
              .formatted(asked.size(), connections));
    }
  }
}
