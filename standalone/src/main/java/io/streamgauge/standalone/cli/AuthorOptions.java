package io.streamgauge.standalone.cli;

import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who asks. */
final class AuthorOptions {

  private static final String USER = "USER";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--by", paramLabel = "NAME", description = "Who asks. Default: $USER")
  private String by;

  /**
   * The name.
   *
   * @throws ParameterException if nobody is named
   */
  String name(Map<String, String> environment) {
    String name = by == null ? environment.getOrDefault(USER, "") : by;
    if (name.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "--by is missing: somebody has to ask, and $USER is not set");
    }
    return name;
  }
}
