package io.streamgauge.alerting.rules;

/** What rules can watch, and what its series are called in rule files. */
public enum Subject {
  REQUESTS("operations", true),
  QUERIES("statements", true),
  CACHES("caches", false),
  MEMORY("instances", false);

  private final String seriesKey;
  private final boolean total;

  Subject(String seriesKey, boolean total) {
    this.seriesKey = seriesKey;
    this.total = total;
  }

  /** The key of rule files that selects series. */
  String seriesKey() {
    return seriesKey;
  }

  /** Whether there is a series for the whole service beside those for its parts. */
  boolean hasTotal() {
    return total;
  }
}
