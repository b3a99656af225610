package io.streamgauge.service.http;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Where a server listens.
 *
 * @param host interface to listen on
 * @param port 0 for any free port
 * @param portOption how users choose the port, for the error when it is taken: {@code --port}
 * @param corsOrigins origins whose pages may ask, {@code https://example.org}, or {@code *}
 */
public record HttpSettings(String host, int port, String portOption, List<String> corsOrigins) {

  public static final String DEFAULT_HOST = "127.0.0.1";
  public static final int DEFAULT_PORT = 8080;
  public static final String DEFAULT_PORT_OPTION = "--port";

  public HttpSettings {
    requireNonNull(host, "host");
    requireNonNull(portOption, "portOption");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
    }
    corsOrigins = List.copyOf(corsOrigins);
  }

  /** For pages of the same origin only. */
  public HttpSettings(String host, int port, String portOption) {
    this(host, port, portOption, List.of());
  }

  /** Loopback only, on the given port. */
  public static HttpSettings local(int port) {
    return new HttpSettings(DEFAULT_HOST, port, DEFAULT_PORT_OPTION);
  }

  /** The same for pages of some other origins, too. */
  public HttpSettings withCorsOrigins(List<String> origins) {
    return new HttpSettings(host, port, portOption, origins);
  }
}
