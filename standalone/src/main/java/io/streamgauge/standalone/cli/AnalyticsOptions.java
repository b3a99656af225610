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

  @Option(
      names = "--variants-tag",
      paramLabel = "NAME",
      description = "Tag of services whose values are told apart, like versions. Default: none")
  private String variantsTag;

  @Option(
      names = "--variants-reported",
      paramLabel = "NAMES",
      description = {
        "By what rules can tell variants of a service apart: version, environment, tag, several with",
        "commas between. Default: none, or what rules of the same process ask for at its start"
      })
  private String variantsReported;

  @Option(
      names = "--rocksdb-memory",
      paramLabel = "MB",
      description = "Memory of all state stores together, beside the heap. Default: 256")
  private String rocksDbMemory;

  @Option(
      names = "--standby-replicas",
      paramLabel = "N",
      description = "Copies of all state on other instances, for when one is lost. Default: 0")
  private String standbyReplicas;

  @Override
  public void into(SettingsReader reader) {
    if (seriesBudget != null) {
      reader.option("--series-budget", Keys.SERIES_BUDGET, seriesBudget);
    }
    if (variantsTag != null) {
      reader.option("--variants-tag", Keys.VARIANTS_TAG, variantsTag);
    }
    if (variantsReported != null) {
      reader.option("--variants-reported", Keys.VARIANTS_REPORTED, variantsReported);
    }
    if (rocksDbMemory != null) {
      reader.option("--rocksdb-memory", Keys.ROCKSDB_MEMORY, rocksDbMemory);
    }
    if (standbyReplicas != null) {
      reader.option("--standby-replicas", Keys.STANDBY_REPLICAS, standbyReplicas);
    }
  }
}
