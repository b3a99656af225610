package io.streamgauge.standalone.demo.shop;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * What a request is answered with.
 *
 * @param status HTTP status
 * @param body becomes JSON
 */
record Answer(int status, Object body) {

  Answer {
    requireNonNull(body, "body");
  }

  static Answer ok(Object body) {
    return new Answer(200, body);
  }

  static Answer okOrNotFound(Optional<?> body) {
    return body.map(Answer::ok).orElseGet(() -> problem(404, "not found"));
  }

  static Answer problem(int status, String title) {
    return new Answer(status, Map.of("status", status, "title", title));
  }
}
