package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.Settings;
import io.streamgauge.service.config.SettingsReader;
import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.embedded.TopicSetup.Outcome;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code topics create}: the topics of the product, where they are missing. */
@Command(
    name = "create",
    description = "Creates the topics that are missing; those that exist stay as they are.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TopicsCreateCommand implements Callable<Integer>, SettingOptions {

  private final Terminal terminal;

  @Mixin private ConfigOptions config;

  @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Brokers to use.")
  private String kafka;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Partitions of each topic. Default: 4")
  private String partitions;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "Copies of each topic. Default: the cluster's")
  private String replication;

  TopicsCreateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void into(SettingsReader reader) {
    if (kafka != null) {
      reader.option("--kafka", Keys.KAFKA_BOOTSTRAP, kafka);
    }
    if (partitions != null) {
      reader.option("--partitions", Keys.TOPICS_PARTITIONS, partitions);
    }
    if (replication != null) {
      reader.option("--replication", Keys.TOPICS_REPLICATION, replication);
    }
  }

  @Override
  public Integer call() {
    Settings settings = config.read(terminal.environment(), List.of(this));
    PipelineChoice.requireCluster(settings, false);
    for (Outcome outcome :
        PipelineChoice.topics(settings).create(PipelineChoice.client(settings))) {
      terminal.out().println((outcome.created() ? "created  " : "exists   ") + outcome.topic());
    }
    return ExitCode.OK.number();
  }
}
