package io.streamgauge.standalone.cli;

import io.streamgauge.alerting.rules.RuleSchema;
import picocli.CommandLine.Command;

/** {@code rules schema}: by which editors complete and check rule files. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of rule files, for editors.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesSchemaCommand implements Runnable {

  private final Terminal terminal;

  RulesSchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.out().println(RuleSchema.json().toPrettyString());
  }
}
