package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.SettingsReader;
import picocli.CommandLine.Option;

/** What alerts go by, and who is told. */
final class RuleOptions implements SettingOptions {

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Alert rules, YAML. Default: the rules that ship")
  private String rules;

  @Option(
      names = "--shadow-rules",
      paramLabel = "FILE",
      description = "Rules that are tried on what happens, YAML, of which nobody is told")
  private String shadowRules;

  @Option(
      names = "--notifiers",
      paramLabel = "FILE",
      description = "Who is told of alerts, YAML. Default: nobody")
  private String notifiers;

  @Override
  public void into(SettingsReader reader) {
    if (rules != null) {
      reader.option("--rules", Keys.RULES, rules);
    }
    if (shadowRules != null) {
      reader.option("--shadow-rules", Keys.SHADOW_RULES, shadowRules);
    }
    if (notifiers != null) {
      reader.option("--notifiers", Keys.NOTIFIERS, notifiers);
    }
  }
}
