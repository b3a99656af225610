package io.streamgauge.bench.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What came in one request of a webhook.
 *
 * @param key its idempotency key
 * @param genuine whether the signature is right
 * @param content its body
 */
record Notice(String key, boolean genuine, JsonNode content) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALGORITHM = "HmacSHA256";

  /**
   * Reads a request.
   *
   * @param headers gives the value of each, null where there is none
   */
  static Notice of(UnaryOperator<String> headers, byte[] body) throws IOException {
    return new Notice(
        "" + headers.apply("Idempotency-Key"),
        signature("" + headers.apply("Streamgauge-Timestamp"), body)
            .equals(headers.apply("Streamgauge-Signature")),
        JSON.readTree(body));
  }

  private static String signature(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(Pager.SECRET.getBytes(UTF_8), ALGORITHM));
      mac.update((timestamp + ".").getBytes(UTF_8));
      return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Which transition it tells of each alert. */
  Map<String, Long> transitions() {
    Map<String, Long> transitions = new TreeMap<>();
    content
        .path("alerts")
        .forEach(
            alert -> transitions.put(alert.path("id").asText(), alert.path("sequence").asLong(-1)));
    return transitions;
  }
}
