package io.streamgauge.service.http;

/** A port that a server should listen on is in use by someone else. */
public final class PortTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int port;
  private final String option;

  public PortTakenException(String host, int port, String option, Throwable cause) {
    super(
        "port %d on %s is in use; choose another one with %s".formatted(port, host, option), cause);
    this.port = port;
    this.option = option;
  }

  public int port() {
    return port;
  }

  /** The command line option that chooses the port. */
  public String option() {
    return option;
  }
}
