package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.SettingsReader;
import picocli.CommandLine.Option;

/** What alerts go by. */
final class RuleOptions implements SettingOptions {

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Alert rules, YAML. Default: the rules that ship")
  private String rules;

  @Override
  public void into(SettingsReader reader) {
    if (rules != null) {
      reader.option("--rules", Keys.RULES, rules);
    }
  }
}
