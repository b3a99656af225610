package io.streamgauge.standalone.demo;

import java.util.List;

/** What the demo does to the shop, in this order. */
enum Phase {
  HEALTHY("healthy", "Nothing is wrong."),
  SLOW_DATABASE(
      "slow database",
      "Version 1.5.0 is out: every statement waits 300 to 900 ms for its storage.",
      "slow-requests",
      "slow-statements"),
  COLD_CACHE(
      "cold cache",
      "Version 1.4.2 is back. A crawler asks for all products alike; few are in the cache.",
      "cold-cache"),
  LEAKING_MEMORY(
      "leaking memory", "Sessions are kept for ever: megabytes every second.", "memory-growth"),
  RECOVERED("recovered", "The sessions are let go; all is well again.");

  private final String title;
  private final String story;
  private final List<String> expectedRules;

  Phase(String title, String story, String... expectedRules) {
    this.title = title;
    this.story = story;
    this.expectedRules = List.of(expectedRules);
  }

  String title() {
    return title;
  }

  /** One sentence for people. */
  String story() {
    return story;
  }

  /** Rules of the default rule file, each of which must fire because of this phase. */
  List<String> expectedRules() {
    return expectedRules;
  }
}
