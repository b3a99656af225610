package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alerting.rules.Rule;

/**
 * What an alert is about.
 *
 * @param name operation, statement, cache or instance; {@code *} for the whole service
 */
public record Series(String service, String name) {

  public Series {
    requireNonNull(service, "service");
    requireNonNull(name, "name");
  }

  /** Identity of the alert that a rule raises about this series. */
  public String alertId(Rule rule) {
    return alertId(rule.name());
  }

  /** The same by the name of the rule. */
  public String alertId(String rule) {
    return String.join("\t", rule, service, name);
  }

  /** The series that the alert of an id is about. */
  static Series ofAlert(String id) {
    String[] parts = id.split("\t", 3);
    return new Series(parts[1], parts[2]);
  }

  /** Name of the rule that raises the alert of an id. */
  static String ruleOfAlert(String id) {
    return id.substring(0, id.indexOf('\t'));
  }
}
