package io.streamgauge.schemas.registry;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The registry answered, and the answer is final: an unknown id or subject (404), an incompatible
 * schema (409), a schema it does not accept (422).
 */
public final class SchemaRefusedException extends SerializationException {

  private static final long serialVersionUID = 1L;

  private final int errorCode;

  /**
   * @param errorCode the registry's own code, for example 40403
   */
  public SchemaRefusedException(String message, int errorCode) {
    super(message + " (error code " + errorCode + ")");
    this.errorCode = errorCode;
  }

  /** The registry's own code: 404xx not found, 409 incompatible, 422xx not acceptable. */
  public int errorCode() {
    return errorCode;
  }
}
