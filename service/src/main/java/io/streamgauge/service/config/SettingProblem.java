package io.streamgauge.service.config;

import static java.util.Objects.requireNonNull;

/**
 * Something wrong with a setting.
 *
 * @param source where it was set: a file, a variable, an option
 * @param key what was set
 * @param text what is wrong and what is allowed
 */
public record SettingProblem(String source, String key, String text) {

  public SettingProblem {
    requireNonNull(source, "source");
    requireNonNull(key, "key");
    requireNonNull(text, "text");
  }

  static SettingProblem badValue(String source, String key, Setting<?> setting, String value) {
    return new SettingProblem(
        source, key, "is '%s', allowed is %s".formatted(value, setting.allowed()));
  }

  @Override
  public String toString() {
    return source.equals(key) ? key + " " + text : source + ": " + key + " " + text;
  }
}
