package io.streamgauge.alerting.quiet;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.Cause;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which alert keeps which quiet. Every alert whose breach lasts counts as a source, whether or not
 * it is kept quiet itself: so what is suppressed follows from the breaches alone, and never from
 * what is suppressed already, which would swing to and fro. Alerts that keep each other quiet in a
 * circle do not: all of them would be quiet, and nobody would hear of any.
 */
public record Inhibitions(List<Inhibition> all) {

  /** None. */
  public static final Inhibitions NONE = new Inhibitions(List.of());

  /**
   * How long a source counts after it was resolved: what follows from it is over a little later,
   * and is not to fire in between.
   */
  private static final long LINGERS_MILLIS = 30_000;

  public Inhibitions {
    all = List.copyOf(all);
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * Whether an alert counts as a source of any: its breach lasts, or was over only just now.
   *
   * @param now epoch milliseconds
   */
  public boolean isSource(Alert alert, long now) {
    return counts(alert, now) && concerns(alert);
  }

  private static boolean counts(Alert alert, long now) {
    return switch (alert.getState()) {
      case FIRING, SUPPRESSED, NO_DATA -> true;
      case RESOLVED -> alert.getCause() == Cause.CLEARED && now - alert.getAt() < LINGERS_MILLIS;
      case PENDING, INACTIVE, UNKNOWN -> false;
    };
  }

  private boolean concerns(Alert source) {
    return all.stream().anyMatch(each -> each.source().matches(source));
  }

  /**
   * What keeps an alert quiet, if anything.
   *
   * @param breaching all alerts whose breach lasts, that one among them or not, in an order that is
   *     always the same
   */
  public Optional<Alert> keeping(Alert target, Collection<Alert> breaching) {
    return breaching.stream()
        .filter(source -> links(source, target))
        .filter(source -> !reaches(target, source, breaching))
        .findFirst();
  }

  private boolean links(Alert source, Alert target) {
    return all.stream().anyMatch(each -> each.links(source, target));
  }

  /** Whether one alert keeps another one quiet, be it over others. */
  private boolean reaches(Alert from, Alert to, Collection<Alert> breaching) {
    if (!concerns(from)) {
      return false;
    }
    Set<String> seen = new HashSet<>(Set.of(from.getId()));
    Deque<Alert> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      Alert next = open.remove();
      if (links(next, to)) {
        return true;
      }
      breaching.stream()
          .filter(each -> !seen.contains(each.getId()) && links(next, each))
          .forEach(
              each -> {
                seen.add(each.getId());
                open.add(each);
              });
    }
    return false;
  }
}
