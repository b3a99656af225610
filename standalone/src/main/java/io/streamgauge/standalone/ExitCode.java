package io.streamgauge.standalone;

/** How the process ends. The numbers are public interface. */
public enum ExitCode {
  /** Done, or stopped in order by the user. */
  OK(0, "done"),
  /** Something unexpected, which the log explains, or tests of rules that fail. */
  FAILURE(1, "an unexpected failure, or tests of rules that fail"),
  /** The command line could not be understood. */
  USAGE(2, "a command line that is not understood"),
  /** A setting, the rule file or a data directory cannot be used. */
  SETTINGS(3, "settings or rules that cannot be used"),
  /** Someone else listens on a port. */
  PORT_TAKEN(4, "a port that is in use"),
  /** Kafka, the schema registry or the instance to ask does not answer. */
  UNREACHABLE(5, "Kafka, the schema registry or the instance to ask cannot be reached"),
  /** Files to analyze hold nothing that can be used. */
  INPUT(6, "input that holds nothing usable"),
  /** Stopped by Ctrl-C, in order; given by the JVM. */
  INTERRUPTED(130, "stopped by Ctrl-C"),
  /** Stopped by SIGTERM, in order; given by the JVM. */
  TERMINATED(143, "stopped by SIGTERM");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  /** For the help. */
  public String meaning() {
    return meaning;
  }
}
