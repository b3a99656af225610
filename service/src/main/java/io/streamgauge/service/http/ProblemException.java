package io.streamgauge.service.http;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ends a request with an RFC 9457 problem document. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final transient Map<String, Object> members;

  /**
   * @param status HTTP status, 400 to 599
   * @param title what kind of problem, the same for each occurrence
   * @param detail what is wrong this time, for people
   */
  public ProblemException(int status, String title, String detail) {
    this(status, title, detail, Map.of());
  }

  /**
   * @param members extension members of the document, for programs
   */
  public ProblemException(int status, String title, String detail, Map<String, ?> members) {
    super(requireNonNull(detail, "detail"));
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status " + status + " is not between 400 and 599");
    }
    this.status = status;
    this.title = requireNonNull(title, "title");
    this.members = new LinkedHashMap<>(members);
  }

  /** A 400 that names the query parameter, what was given and what is allowed. */
  public static ProblemException badParameter(String name, String value, String allowed) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("parameter", name);
    members.put("value", value);
    members.put("allowed", allowed);
    return new ProblemException(
        400,
        "Bad parameter",
        "parameter '%s' is '%s', allowed is %s".formatted(name, value, allowed),
        members);
  }

  Problem problem(String instance) {
    return new Problem(status, title, getMessage(), instance, members);
  }
}
