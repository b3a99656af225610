package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.Settings;
import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.report.MarkdownPage;
import io.streamgauge.standalone.report.ReportClient;
import io.streamgauge.standalone.report.TextPage;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code report}: how services stand, asked of a running instance. */
@Command(
    name = "report",
    description = {
      "Tells how each service stands: score, key figures against targets, trends, and what to do.",
      "It asks a running instance over HTTP."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ReportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions config;
  @Mixin private InstanceOptions instance;

  @Option(names = "--service", paramLabel = "NAME", description = "Only this service.")
  private String service;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "ISO 8601 or epoch milliseconds. Default: an hour before the end")
  private String from;

  @Option(names = "--to", paramLabel = "TIME", description = "The end. Default: now")
  private String to;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Format format;

  enum Format {
    text,
    markdown,
    json
  }

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Settings settings = config.read(terminal.environment(), List.of());
    String json = ask(new ReportClient(instance.uri(settings)));
    terminal.out().print(page(json));
    terminal.out().flush();
    return ExitCode.OK.number();
  }

  private String ask(ReportClient client) {
    try {
      return client.json(parameters());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    put(parameters, "service", service);
    put(parameters, "from", from);
    put(parameters, "to", to);
    return parameters;
  }

  private static void put(Map<String, String> parameters, String name, String value) {
    if (value != null) {
      parameters.put(name, value);
    }
  }

  private String page(String json) {
    ZoneId zone = ZoneId.systemDefault();
    return switch (format) {
      case text -> TextPage.of(ReportClient.read(json), zone, Ansi.AUTO);
      case markdown -> MarkdownPage.of(ReportClient.read(json), zone);
      case json -> json + System.lineSeparator();
    };
  }
}
