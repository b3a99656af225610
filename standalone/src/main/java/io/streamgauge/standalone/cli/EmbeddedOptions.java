package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.SettingsReader;
import picocli.CommandLine.Option;

/** Ports of what is embedded. */
final class EmbeddedOptions implements SettingOptions {

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "Port of the embedded broker. Default: 9092")
  private String kafkaPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      description = "Port of the embedded schema registry. Default: 8081")
  private String registryPort;

  @Override
  public void into(SettingsReader reader) {
    if (kafkaPort != null) {
      reader.option("--kafka-port", Keys.KAFKA_PORT, kafkaPort);
    }
    if (registryPort != null) {
      reader.option("--registry-port", Keys.REGISTRY_PORT, registryPort);
    }
  }
}
