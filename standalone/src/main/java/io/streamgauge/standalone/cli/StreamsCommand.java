package io.streamgauge.standalone.cli;

import io.streamgauge.standalone.Part;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code streams}: one service against a real cluster. */
@Command(
    name = "streams",
    description = "Runs the analytics against a Kafka cluster.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class StreamsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ConfigOptions config;
  @Mixin private ClusterOptions cluster;
  @Mixin private HttpOptions http;
  @Mixin private ServiceOptions service;
  @Mixin private AnalyticsOptions analytics;

  StreamsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<SettingOptions> options = List.of(cluster, http, service, analytics);
    return Serving.run(
        PipelineChoice.service(config.read(terminal.environment(), options), Part.STREAMS));
  }
}
