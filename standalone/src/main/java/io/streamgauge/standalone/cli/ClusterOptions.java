package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.SettingsReader;
import picocli.CommandLine.Option;

/** A Kafka cluster and a schema registry that run elsewhere. */
final class ClusterOptions implements SettingOptions {

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Brokers to use, several separated by commas.")
  private String kafka;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "Schema registry to use, several URLs separated by commas.")
  private String registry;

  @Override
  public void into(SettingsReader reader) {
    if (kafka != null) {
      reader.option("--kafka", Keys.KAFKA_BOOTSTRAP, kafka);
    }
    if (registry != null) {
      reader.option("--registry", Keys.REGISTRY_URL, registry);
    }
  }
}
