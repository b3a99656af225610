package io.streamgauge.bench.queries;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A question, put about many series, whose answers have been checked.
 *
 * @param errors how far the quantiles of the answers are from the exact ones
 */
record Question(Kind kind, List<Asked> asked, Errors errors) {

  Question {
    requireNonNull(kind, "kind");
    asked = List.copyOf(asked);
    requireNonNull(errors, "errors");
  }
}
