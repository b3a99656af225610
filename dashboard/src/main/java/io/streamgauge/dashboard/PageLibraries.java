package io.streamgauge.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The libraries of the page, each packed as a WebJar, found at whatever version is there. */
final class PageLibraries {

  private static final List<String> NAMES =
      List.of("chart.js", "chartjs-plugin-annotation", "lit-html");

  private final Map<String, String> directories;

  private PageLibraries(Map<String, String> directories) {
    this.directories = Map.copyOf(directories);
  }

  /**
   * Finds them.
   *
   * @throws IllegalStateException if one is not there
   */
  static PageLibraries onClassPath() {
    Map<String, String> directories = new HashMap<>();
    for (String name : NAMES) {
      directories.put(name, "META-INF/resources/webjars/%s/%s/".formatted(name, version(name)));
    }
    return new PageLibraries(directories);
  }

  /** Where the files of a library are on the class path, with a slash at its end. */
  Optional<String> directory(String library) {
    return Optional.ofNullable(directories.get(library));
  }

  private static String version(String name) {
    String path = "META-INF/maven/org.webjars.npm/%s/pom.properties".formatted(name);
    try (InputStream in = PageLibraries.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(
            "org.webjars.npm:%s is not on the class path".formatted(name));
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
