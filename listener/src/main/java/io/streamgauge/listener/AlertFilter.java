package io.streamgauge.listener;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.Severity;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which alerts are of interest. Names are globs: {@code *} stands for any characters.
 *
 * @param rules one of them fits the rule; no glob at all fits everything, here and below
 * @param services one of them fits the service
 * @param least the lowest severity
 * @param labels a glob for each label that the alert must have
 */
record AlertFilter(Pattern rules, Pattern services, Severity least, Map<String, Pattern> labels) {

  AlertFilter {
    requireNonNull(least, "least");
    labels = Map.copyOf(labels);
  }

  static AlertFilter of(
      Collection<String> rules,
      Collection<String> services,
      Severity least,
      Map<String, String> labels) {
    Map<String, Pattern> patterns = new HashMap<>();
    labels.forEach(
        (name, glob) -> patterns.put(name, Pattern.compile(regex(glob), Pattern.DOTALL)));
    return new AlertFilter(anyOf(rules), anyOf(services), least, patterns);
  }

  private static Pattern anyOf(Collection<String> globs) {
    String regex =
        globs.isEmpty() ? ".*" : globs.stream().map(AlertFilter::regex).collect(joining("|"));
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  private static String regex(String glob) {
    return Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(joining(".*"));
  }

  boolean accepts(Alert alert) {
    return rules.matcher(alert.getRule()).matches()
        && services.matcher(alert.getService()).matches()
        && alert.getSeverity().compareTo(least) >= 0
        && labels.entrySet().stream()
            .allMatch(label -> matches(label.getValue(), alert.getLabels().get(label.getKey())));
  }

  private static boolean matches(Pattern pattern, String value) {
    return value != null && pattern.matcher(value).matches();
  }
}
