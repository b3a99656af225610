package io.streamgauge.alerting.trial;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What came of one test.
 *
 * @param failures each as {@code file:line:column: what was expected and what was found}; none
 *     where the test passed
 */
public record TestOutcome(String test, List<String> failures) {

  public TestOutcome {
    requireNonNull(test, "test");
    failures = List.copyOf(failures);
  }

  public boolean passed() {
    return failures.isEmpty();
  }
}
