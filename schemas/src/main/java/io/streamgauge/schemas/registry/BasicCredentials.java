package io.streamgauge.schemas.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Basic authentication (RFC 7617). */
final class BasicCredentials {

  private BasicCredentials() {}

  /** Value of the Authorization header for {@code user:password}. */
  static String header(String userInfo) {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(UTF_8));
  }
}
