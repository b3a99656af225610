package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.SettingsReader;
import picocli.CommandLine.Option;

/** How services work. */
final class ServiceOptions implements SettingOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory that keeps state over restarts. Default: data")
  private String data;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Stream threads of each service. Default: 1")
  private String threads;

  @Override
  public void into(SettingsReader reader) {
    if (data != null) {
      reader.option("--data", Keys.DATA, data);
    }
    if (threads != null) {
      reader.option("--threads", Keys.THREADS, threads);
    }
  }
}
