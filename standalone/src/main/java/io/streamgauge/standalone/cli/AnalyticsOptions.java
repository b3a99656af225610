package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.SettingsReader;
import picocli.CommandLine.Option;

/** How the analytics work. */
final class AnalyticsOptions implements SettingOptions {

  @Option(
      names = "--series-budget",
      paramLabel = "N",
      description = "Series that a service may have before the rest is one. Default: 10000")
  private String seriesBudget;

  @Override
  public void into(SettingsReader reader) {
    if (seriesBudget != null) {
      reader.option("--series-budget", Keys.SERIES_BUDGET, seriesBudget);
    }
  }
}
