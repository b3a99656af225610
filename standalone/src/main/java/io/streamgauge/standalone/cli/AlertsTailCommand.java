package io.streamgauge.standalone.cli;

import io.streamgauge.alerting.query.AlertView;
import io.streamgauge.service.config.Settings;
import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.standalone.ExitCode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alerts tail}: follows the topic of alerts. */
@Command(
    name = "tail",
    description = "Prints each alert that fires or resolves, as it happens.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class AlertsTailCommand implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Terminal terminal;

  @Mixin private ConfigOptions config;
  @Mixin private ClusterOptions cluster;

  @Option(names = "--json", description = "One JSON object a line, shaped as over HTTP.")
  private boolean json;

  @Option(
      names = "--all",
      description = "Also what is pending, and what is given up before it fires.")
  private boolean all;

  @Option(names = "--from-beginning", description = "Begin with the oldest alert that is kept.")
  private boolean fromBeginning;

  AlertsTailCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Settings settings = config.read(terminal.environment(), List.of(cluster));
    AlertLines lines = json ? AlertLines.json() : AlertLines.human(ZoneId.systemDefault());
    Shutdown shutdown = new Shutdown();
    shutdown.onSignal();
    AlertTail tail = AlertTail.open(client(settings), fromBeginning);
    shutdown.add("alerts tail", LIMIT, tail);
    tail.run(
        alert -> {
          if (!all && !AlertView.isNews(alert)) {
            return;
          }
          terminal.out().println(lines.line(alert));
          terminal.out().flush();
        });
    return ExitCode.OK.number();
  }

  /** Where nothing is set, what {@code standalone} starts on this machine. */
  private static Map<String, Object> client(Settings settings) {
    Map<String, Object> client = new HashMap<>(PipelineChoice.client(settings));
    client.putIfAbsent("bootstrap.servers", "127.0.0.1:" + settings.get(Keys.KAFKA_PORT));
    client.putIfAbsent(
        "schema.registry.url", "http://127.0.0.1:" + settings.get(Keys.REGISTRY_PORT));
    return client;
  }
}
