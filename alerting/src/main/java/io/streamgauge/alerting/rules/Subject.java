package io.streamgauge.alerting.rules;

import java.util.Arrays;
import java.util.List;

/** What rules can watch, and what its series are called in rule files. */
public enum Subject {
  REQUESTS("requests", "operations", true),
  QUERIES("queries", "statements", true),
  CACHES("caches", "caches", false),
  MEMORY("memory", "instances", false),
  /** Their series are names with tags, {@code name{a=b,c=d}}. */
  GAUGES("gauges", "gauges", false),
  /** How services stand, in windows of a minute. */
  SERVICE("service", "", true),

  /** Alerts of other rules, which no rule of a file watches by itself: see {@link Composite}. */
  ALERTS("alerts", "alerts", false);

  private final String measures;
  private final String seriesKey;
  private final boolean total;

  Subject(String measures, String seriesKey, boolean total) {
    this.measures = measures;
    this.seriesKey = seriesKey;
    this.total = total;
  }

  /** What rules of files can watch. */
  static List<Subject> watchable() {
    return Arrays.stream(values()).filter(subject -> subject != ALERTS).toList();
  }

  /** What the names of its measures begin with, up to the dot. */
  String measures() {
    return measures;
  }

  /** Whether there are series below the service. */
  boolean hasSeries() {
    return this != SERVICE;
  }

  /** The key of rule files that selects series; empty if there are none. */
  String seriesKey() {
    return seriesKey;
  }

  /** What one of them is called: {@code operation}. */
  String one() {
    return seriesKey.isEmpty() ? measures : seriesKey.substring(0, seriesKey.length() - 1);
  }

  /** Whether any percentile can be asked for. */
  boolean hasQuantiles() {
    return this == REQUESTS || this == QUERIES;
  }

  /** Whether variants of a service can be told apart. */
  public boolean hasVariants() {
    return this == REQUESTS || this == QUERIES;
  }

  /** Whether there is a series for the whole service beside those for its parts. */
  boolean hasTotal() {
    return total;
  }
}
