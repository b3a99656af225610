package io.streamgauge.standalone.cli;

import io.streamgauge.standalone.Part;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code alerting}: one service against a real cluster. */
@Command(
    name = "alerting",
    description = "Runs alerting against a Kafka cluster.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class AlertingCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ConfigOptions config;
  @Mixin private ClusterOptions cluster;
  @Mixin private HttpOptions http;
  @Mixin private ServiceOptions service;
  @Mixin private RuleOptions rules;

  AlertingCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<SettingOptions> options = List.of(cluster, http, service, rules);
    return Serving.run(
        PipelineChoice.service(config.read(terminal.environment(), options), Part.ALERTING));
  }
}
