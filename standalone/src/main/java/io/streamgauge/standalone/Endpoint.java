package io.streamgauge.standalone;

import static java.util.Objects.requireNonNull;

/** Kafka or the schema registry: inside this process, or elsewhere. */
public sealed interface Endpoint {

  /**
   * Started in this process.
   *
   * @param port on loopback, 0 for any free one
   */
  record Embedded(int port) implements Endpoint {
    public Embedded {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
      }
    }
  }

  /**
   * Run by someone else.
   *
   * @param address {@code host:port} of brokers, URLs of registries; several separated by commas
   */
  record External(String address) implements Endpoint {
    public External {
      requireNonNull(address, "address");
    }
  }
}
