package io.streamgauge.service.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads settings from sources called in rising order of precedence: file, environment, command
 * line. A value must be allowed even where another source overrides it, and a key that nobody knows
 * is a problem like any other.
 */
public final class SettingsReader {

  private final Map<String, Setting<?>> known = new TreeMap<>();
  private final Map<String, Setting<?>> variables = new LinkedHashMap<>();
  private final List<String> openPrefixes;
  private final List<NamedSettings> named;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, String> open = new LinkedHashMap<>();
  private final List<SettingProblem> problems = new ArrayList<>();

  /**
   * @param known every setting there is
   * @param openPrefixes prefixes below which any key is taken as it is: {@code kafka.client.}
   */
  public SettingsReader(List<Setting<?>> known, List<String> openPrefixes) {
    this(known, openPrefixes, List.of());
  }

  /**
   * @param known every setting there is
   * @param openPrefixes prefixes below which any key is taken as it is: {@code kafka.client.}
   * @param named settings that can be given for each of many names
   */
  public SettingsReader(
      List<Setting<?>> known, List<String> openPrefixes, List<NamedSettings> named) {
    for (Setting<?> setting : known) {
      this.known.put(setting.key(), setting);
      variables.put(setting.variable(), setting);
    }
    this.openPrefixes = List.copyOf(openPrefixes);
    this.named = List.copyOf(named);
  }

  /** Reads a file, YAML or properties. */
  public SettingsReader file(Path file) {
    try {
      SettingsFile.read(file).forEach((key, value) -> take(file.toString(), key, value));
    } catch (SettingsException e) {
      problems.addAll(e.problems());
    }
    return this;
  }

  /** Reads the variables that start with {@code STREAMGAUGE_}. */
  public SettingsReader environment(Map<String, String> environment) {
    Environment.settings(environment)
        .forEach(
            (name, value) -> {
              Setting<?> setting = variables.get(name);
              if (setting != null) {
                set(name, setting.key(), setting, value);
              } else {
                takeFurther(name, name, Environment.key(name), value);
              }
            });
    return this;
  }

  /**
   * Takes what an option of the command line says.
   *
   * @param option as users write it: {@code --port}
   */
  public SettingsReader option(String option, Setting<?> setting, String value) {
    set(option, setting.key(), setting, value);
    return this;
  }

  /**
   * The values.
   *
   * @throws SettingsException with all problems of all sources, if there are any
   */
  public Settings read() {
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new Settings(values, open);
  }

  private void take(String source, String key, String value) {
    Setting<?> setting = known.get(key);
    if (setting != null) {
      set(source, key, setting, value);
    } else {
      takeFurther(source, key, key, value);
    }
  }

  private void takeFurther(String source, String written, String key, String value) {
    Optional<Setting<?>> setting =
        named.stream().flatMap(each -> each.setting(key).stream()).findFirst();
    if (setting.isPresent()) {
      set(source, key, setting.get(), value);
    } else if (openPrefixes.stream().anyMatch(key::startsWith)) {
      open.put(key, value);
    } else {
      problems.add(new SettingProblem(source, written, "is unknown, known are " + knownKeys()));
    }
  }

  private void set(String source, String key, Setting<?> setting, String value) {
    try {
      values.put(key, setting.parse().apply(value));
    } catch (IllegalArgumentException e) {
      problems.add(SettingProblem.badValue(source, key, setting, value));
    }
  }

  private String knownKeys() {
    List<String> keys = new ArrayList<>(known.keySet());
    named.forEach(each -> keys.addAll(each.keys()));
    openPrefixes.forEach(prefix -> keys.add(prefix + "*"));
    return String.join(", ", keys);
  }
}
