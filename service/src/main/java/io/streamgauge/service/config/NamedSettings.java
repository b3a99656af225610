package io.streamgauge.service.config;

import java.util.List;
import java.util.Optional;

/**
 * Settings that can be given for each of many names: {@code targets.service.shop.p95}. Names may
 * have dots in them; out of the environment they come in lower case.
 *
 * @param prefix what the keys begin with, a dot at its end: {@code targets.service.}
 * @param each the settings that a name can have; their keys, which are without a dot, end the key
 */
public record NamedSettings(String prefix, List<Setting<?>> each) {

  public NamedSettings {
    if (!prefix.endsWith(".")) {
      throw new IllegalArgumentException("prefix is '" + prefix + "', a dot must end it");
    }
    each = List.copyOf(each);
    each.forEach(NamedSettings::requireOneWord);
  }

  private static void requireOneWord(Setting<?> setting) {
    if (setting.key().contains(".")) {
      throw new IllegalArgumentException("key is '" + setting.key() + "', allowed is one word");
    }
  }

  /** The name in a key; empty where the key is none of these. */
  Optional<String> nameIn(String key) {
    int end = key.lastIndexOf('.');
    return setting(key).isPresent() && end > prefix.length()
        ? Optional.of(key.substring(prefix.length(), end))
        : Optional.empty();
  }

  /** The setting that a key stands for; empty where the key is none of these. */
  Optional<Setting<?>> setting(String key) {
    String last = key.substring(key.lastIndexOf('.') + 1);
    boolean named = key.startsWith(prefix) && key.length() > prefix.length() + last.length() + 1;
    return named
        ? each.stream().filter(setting -> setting.key().equals(last)).findFirst()
        : Optional.empty();
  }

  /** The keys there are, for an error. */
  List<String> keys() {
    return each.stream().map(setting -> prefix + "NAME." + setting.key()).toList();
  }
}
