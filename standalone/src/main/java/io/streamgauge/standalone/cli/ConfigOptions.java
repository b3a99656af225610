package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.Settings;
import io.streamgauge.service.config.SettingsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where settings come from besides the options. */
final class ConfigOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings, YAML or .properties; options and STREAMGAUGE_… variables win.")
  private Path file;

  /**
   * Reads file, environment and options.
   *
   * @throws io.streamgauge.service.config.SettingsException with everything that is wrong
   */
  Settings read(Map<String, String> environment, List<SettingOptions> options) {
    SettingsReader reader = new SettingsReader(Keys.ALL, Keys.OPEN, Keys.NAMED);
    if (file != null) {
      reader.file(file);
    }
    reader.environment(environment);
    options.forEach(each -> each.into(reader));
    return reader.read();
  }
}
