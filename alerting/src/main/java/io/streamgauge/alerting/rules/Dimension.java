package io.streamgauge.alerting.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What variants of a service differ in. */
public enum Dimension {
  VERSION,
  ENVIRONMENT,

  /** The one tag that the analytics are set to tell apart. */
  TAG;

  /** The dimension that rule files and records call so. */
  public static Optional<Dimension> of(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Dimension::key).toList();
  }

  /** Its name in rule files and records: {@code version}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key of rule files that selects some: {@code versions}. */
  String selectorKey() {
    return key() + 's';
  }
}
