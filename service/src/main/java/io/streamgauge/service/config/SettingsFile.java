package io.streamgauge.service.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads a file of settings: properties where its name ends in {@code .properties}, YAML otherwise,
 * nested or with dotted keys.
 */
final class SettingsFile {

  private SettingsFile() {}

  /**
   * @return values by their dotted keys, in the order of the file
   * @throws SettingsException if it cannot be read
   */
  static Map<String, String> read(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return file.toString().endsWith(".properties") ? properties(reader) : yaml(reader, file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "does not exist");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw unreadable(file, "is not YAML, line %d: %s".formatted(line, e.getProblem()));
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file, "cannot be read: " + e);
    }
  }

  private static Map<String, String> properties(Reader reader) throws IOException {
    Properties properties = new Properties();
    properties.load(reader);
    Map<String, String> values = new LinkedHashMap<>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    return values;
  }

  private static Map<String, String> yaml(Reader reader, Path file) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object document = new Yaml(new SafeConstructor(options)).load(reader);
    Map<String, String> values = new LinkedHashMap<>();
    if (document instanceof Map<?, ?> map) {
      flatten("", map, values);
    } else if (document != null) {
      throw unreadable(file, "holds no keys, but: " + document);
    }
    return values;
  }

  private static void flatten(String prefix, Map<?, ?> map, Map<String, String> into) {
    map.forEach(
        (name, value) -> {
          String key = prefix + name;
          if (value instanceof Map<?, ?> nested) {
            flatten(key + ".", nested, into);
          } else if (value instanceof List<?> list) {
            into.put(key, list.stream().map(String::valueOf).collect(Collectors.joining(",")));
          } else if (value != null) {
            into.put(key, value.toString());
          }
        });
  }

  private static SettingsException unreadable(Path file, String why) {
    String name = file.toString();
    return new SettingsException(List.of(new SettingProblem(name, name, why)));
  }
}
