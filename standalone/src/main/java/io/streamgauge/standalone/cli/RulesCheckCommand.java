package io.streamgauge.standalone.cli;

import static java.util.stream.Collectors.joining;

import io.streamgauge.alerting.rules.Dimension;
import io.streamgauge.alerting.rules.Rules;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rules check}: says everything that is wrong with rule files. */
@Command(
    name = "check",
    description = "Reports every problem of rule files, as file:line:column.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesCheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Alert rules, YAML.")
  private List<Path> files;

  RulesCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new FileCheck(terminal, "rule", "rules", this::count).of(files);
  }

  private int count(Path file) {
    Rules rules = Rules.load(file);
    if (!rules.dimensions().isEmpty()) {
      String dimensions =
          rules.dimensions().stream().sorted().map(Dimension::key).collect(joining(","));
      terminal
          .out()
          .printf(
              "%s: needs variants of services reported: %s=%s, which standalone sets by itself%n",
              file, Keys.VARIANTS_REPORTED.key(), dimensions);
    }
    return rules.all().size();
  }
}
