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
   * What was set for each name.
   *
   * @return by name, the settings of {@code named} with their values
   */
  public Map<String, Settings> each(NamedSettings named) {
    Map<String, Map<String, Object>> found = new TreeMap<>();
    values.forEach(
        (key, value) ->
            named
                .nameIn(key)
                .ifPresent(
                    name ->
                        found
                            .computeIfAbsent(name, any -> new LinkedHashMap<>())
                            .put(key.substring(key.lastIndexOf('.') + 1), value)));
    Map<String, Settings> settings = new LinkedHashMap<>();
    found.forEach((name, ofName) -> settings.put(name, new Settings(ofName, Map.of())));
    return settings;
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
