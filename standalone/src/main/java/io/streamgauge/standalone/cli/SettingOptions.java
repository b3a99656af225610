package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.SettingsReader;

/** Options of the command line that stand for settings. */
interface SettingOptions {

  /** Hands over what was given; values are checked with those of all other sources. */
  void into(SettingsReader reader);
}
