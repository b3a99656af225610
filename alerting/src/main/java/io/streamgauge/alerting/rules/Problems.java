package io.streamgauge.alerting.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers everything that is wrong with one file. */
public final class Problems {

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  public Problems(String file) {
    this.file = file;
  }

  public void add(Place place, String what) {
    problems.add(new Problem(place, what));
  }

  /** A value that cannot be, and what could. */
  public void badValue(Place place, String key, String value, String allowed) {
    add(place, "'%s' is '%s', allowed is %s".formatted(key, value, allowed));
  }

  /**
   * @throws InvalidRulesException if anything was added
   */
  public void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new InvalidRulesException(file, lines());
    }
  }

  private List<String> lines() {
    return problems.stream()
        .sorted(Comparator.comparing(Problem::place))
        .map(problem -> "%s:%s: %s".formatted(file, problem.place(), problem.what()))
        .toList();
  }

  private record Problem(Place place, String what) {}
}
