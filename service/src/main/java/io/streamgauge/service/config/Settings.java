package io.streamgauge.service.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Values of settings, all of them valid. */
public final class Settings {

  private final Map<String, Object> values;
  private final Map<String, String> open;

  Settings(Map<String, Object> values, Map<String, String> open) {
    this.values = new LinkedHashMap<>(values);
    this.open = new TreeMap<>(open);
  }

  /** The value, or the setting's fallback where nothing was set. */
  public <T> T get(Setting<T> setting) {
    @SuppressWarnings("unchecked") // Put there as the result of this setting's own parse.
    T value = (T) values.get(setting.key());
    return value == null ? setting.fallback() : value;
  }

  /**
   * Everything set below an open prefix.
   *
   * @return keys without the prefix, and their values
   */
  public Map<String, String> below(String prefix) {
    Map<String, String> found = new LinkedHashMap<>();
    open.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), value);
          }
        });
    return found;
  }
}
