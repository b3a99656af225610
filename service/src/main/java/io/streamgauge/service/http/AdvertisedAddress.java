package io.streamgauge.service.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Where other instances reach an HTTP server, as {@code host:port}. */
public final class AdvertisedAddress {

  private AdvertisedAddress() {}

  /**
   * What was set, or else what follows from where the server listens: its interface, or this
   * machine's own address where it listens on all of them.
   *
   * @return empty for a server on any free port, which nobody else can know
   */
  public static Optional<String> of(HttpSettings http, Optional<String> set) {
    if (set.isPresent() || http.port() == 0) {
      return set;
    }
    String host =
        switch (http.host()) {
          case "0.0.0.0", "::" -> machine();
          default -> http.host();
        };
    return Optional.of((host.contains(":") ? "[" + host + "]" : host) + ":" + http.port());
  }

  private static String machine() {
    try {
      InetAddress own = InetAddress.getLocalHost();
      return own.isLoopbackAddress() ? own.getCanonicalHostName() : own.getHostAddress();
    } catch (UnknownHostException e) {
      return HttpSettings.DEFAULT_HOST;
    }
  }
}
