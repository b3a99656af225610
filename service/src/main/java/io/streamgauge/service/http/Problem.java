package io.streamgauge.service.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * An RFC 9457 problem document of type {@code about:blank}.
 *
 * @param instance path of the request
 * @param members extension members
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
record Problem(
    int status,
    String title,
    String detail,
    String instance,
    @JsonAnyGetter Map<String, Object> members) {

  static final String CONTENT_TYPE = "application/problem+json";

  public String getType() {
    return "about:blank";
  }
}
