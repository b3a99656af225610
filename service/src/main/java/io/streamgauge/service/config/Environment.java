package io.streamgauge.service.config;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The product's environment variables: {@code http.port} is {@code STREAMGAUGE_HTTP_PORT}. */
final class Environment {

  static final String PREFIX = "STREAMGAUGE_";

  /** Read by the launcher script, not by us. */
  private static final Set<String> OF_THE_LAUNCHER = Set.of("STREAMGAUGE_JAVA_OPTS");

  /** What Kubernetes puts there for a service that happens to be named after the product. */
  private static final Pattern OF_KUBERNETES =
      Pattern.compile(
          "STREAMGAUGE_(PORT|(.*_)?SERVICE_(HOST|PORT)|(.*_)?PORT_\\d+_(TCP|UDP))(_.*)?");

  private Environment() {}

  /** The variables that are meant as settings, by name. */
  static Map<String, String> settings(Map<String, String> environment) {
    Map<String, String> ours = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !foreign(name, value)) {
            ours.put(name, value);
          }
        });
    return ours;
  }

  private static boolean foreign(String name, String value) {
    return OF_THE_LAUNCHER.contains(name)
        || OF_KUBERNETES.matcher(name).matches()
        || value.startsWith("tcp://")
        || value.startsWith("udp://");
  }

  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /** The key that a variable stands for, each {@code _} taken for a dot. */
  static String key(String variable) {
    return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
