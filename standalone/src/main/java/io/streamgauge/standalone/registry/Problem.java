package io.streamgauge.standalone.registry;

/** An answer other than success, in Confluent's terms. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;

  private Problem(int status, int code, String message, Throwable cause) {
    super(message, cause, false, cause != null);
    this.status = status;
    this.code = code;
  }

  static Problem of(int status, String message) {
    return new Problem(status, status, message, null);
  }

  static Problem notFound(int code, String message) {
    return new Problem(404, code, message, null);
  }

  static Problem incompatible(String message) {
    return new Problem(409, 409, message, null);
  }

  static Problem invalid(int code, String message) {
    return new Problem(422, code, message, null);
  }

  /** The log could not be written; clients try again. */
  static Problem storeFailed(String message, Throwable cause) {
    return new Problem(500, 50001, message, cause);
  }

  static Problem noSubject(String subject) {
    return notFound(40401, "Subject '" + subject + "' not found.");
  }

  static Problem noVersion(Object version) {
    return notFound(40402, "Version " + version + " not found.");
  }

  static Problem noSchema() {
    return notFound(40403, "Schema not found");
  }

  static Problem noSchema(int id) {
    return notFound(40403, "Schema " + id + " not found");
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }
}
