package io.streamgauge.standalone;

import io.streamgauge.standalone.cli.CommandLineSetup;
import io.streamgauge.standalone.cli.Terminal;

/** The command line. See {@link ExitCode} for how it ends. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(CommandLineSetup.create(Terminal.system()).execute(arguments));
  }
}
