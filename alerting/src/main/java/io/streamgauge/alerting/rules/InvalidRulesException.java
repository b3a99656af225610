package io.streamgauge.alerting.rules;

import java.util.List;

/**
 * A file of rules or notifiers that cannot be used. The message lists every problem, one a line.
 */
public final class InvalidRulesException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidRulesException(String file, List<String> problems) {
    super(
        "%s has %d problem%s:\n%s"
            .formatted(
                file,
                problems.size(),
                problems.size() == 1 ? "" : "s",
                String.join("\n", problems)));
    this.problems = List.copyOf(problems);
  }

  /** Each as {@code file:line:column: what is wrong and what is allowed}, in their order. */
  public List<String> problems() {
    return problems;
  }
}
