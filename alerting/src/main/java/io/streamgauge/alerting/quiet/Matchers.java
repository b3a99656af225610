package io.streamgauge.alerting.quiet;

import static java.util.stream.Collectors.joining;

import io.streamgauge.alert.Alert;
import java.util.List;

/**
 * Chooses alerts: those that every matcher fits.
 *
 * @param all 1 to {@link #MOST}
 */
public record Matchers(List<Matcher> all) {

  /** How many there may be. */
  public static final int MOST = 20;

  public Matchers {
    all = List.copyOf(all);
    if (all.isEmpty() || all.size() > MOST) {
      throw new IllegalArgumentException(
          "there are %d matchers, allowed are 1 to %d".formatted(all.size(), MOST));
    }
  }

  public boolean matches(Alert alert) {
    return all.stream().allMatch(each -> each.matches(alert));
  }

  @Override
  public String toString() {
    return all.stream().map(Matcher::toString).collect(joining(", "));
  }
}
