package io.streamgauge.alerting.notify.plan;

import io.streamgauge.alert.Alert;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the alerts of one notification have in common.
 *
 * @param values by name, in the order in which they group
 */
public record GroupKey(Map<String, String> values) {

  /** What can be grouped by besides labels. */
  public static final List<String> FIELDS = List.of("rule", "service", "series", "severity");

  public GroupKey {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * The group that an alert belongs to.
   *
   * @param by some of {@link #FIELDS}, or names of labels; a label that is absent counts as empty
   */
  static GroupKey of(List<String> by, Alert alert) {
    Map<String, String> values = new LinkedHashMap<>();
    by.forEach(name -> values.put(name, value(name, alert)));
    return new GroupKey(values);
  }

  private static String value(String name, Alert alert) {
    return switch (name) {
      case "rule" -> alert.getRule();
      case "service" -> alert.getService();
      case "series" -> alert.getSeries();
      case "severity" -> alert.getSeverity().name().toLowerCase(Locale.ROOT);
      default -> alert.getLabels().getOrDefault(name, "");
    };
  }

  /** For people: {@code rule=slow-requests, service=shop}. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(", "));
  }
}
