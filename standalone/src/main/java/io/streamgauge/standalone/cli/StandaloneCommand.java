package io.streamgauge.standalone.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code standalone}: the whole pipeline in this process. */
@Command(
    name = "standalone",
    description = {
      "Runs everything in this process: broker, schema registry, analytics, alerting, HTTP.",
      "With --kafka or --registry, that of the two is not started but used where it runs."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class StandaloneCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ConfigOptions config;
  @Mixin private HttpOptions http;
  @Mixin private EmbeddedOptions embedded;
  @Mixin private ClusterOptions cluster;
  @Mixin private ServiceOptions service;
  @Mixin private AnalyticsOptions analytics;
  @Mixin private RuleOptions rules;

  StandaloneCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<SettingOptions> options = List.of(http, embedded, cluster, service, analytics, rules);
    return Serving.run(PipelineChoice.standalone(config.read(terminal.environment(), options)));
  }
}
