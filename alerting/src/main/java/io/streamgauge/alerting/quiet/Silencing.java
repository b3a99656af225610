package io.streamgauge.alerting.quiet;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.Silence;
import io.streamgauge.alert.SilenceMatcher;
import java.util.List;
import java.util.Optional;

/**
 * A silence as alerts are held against it.
 *
 * @param silence as it is kept
 * @param matchers which alerts it is about
 */
public record Silencing(Silence silence, Matchers matchers) {

  public Silencing {
    requireNonNull(silence, "silence");
    requireNonNull(matchers, "matchers");
  }

  /**
   * Reads a silence; empty where it was written in terms that are not known here, which keeps
   * nothing quiet.
   */
  public static Optional<Silencing> of(Silence silence) {
    List<Matcher> known =
        silence.getMatchers().stream().map(Silencing::matcher).flatMap(Optional::stream).toList();
    return known.isEmpty()
            || known.size() < silence.getMatchers().size()
            || known.size() > Matchers.MOST
        ? Optional.empty()
        : Optional.of(new Silencing(silence, new Matchers(known)));
  }

  private static Optional<Matcher> matcher(SilenceMatcher written) {
    return Matcher.of(written.getField(), written.getOperator(), written.getValue());
  }

  public String id() {
    return silence.getId();
  }

  /** When it ends or has ended, epoch milliseconds. */
  public long until() {
    return silence.getEndedAt() == null
        ? silence.getEnd()
        : Math.min(silence.getEndedAt(), silence.getEnd());
  }

  /**
   * Where it stands.
   *
   * @param now epoch milliseconds
   */
  public Phase phase(long now) {
    if (now >= until()) {
      return Phase.EXPIRED;
    }
    return now < silence.getStart() ? Phase.PENDING : Phase.ACTIVE;
  }

  /** Whether it keeps this alert quiet at this time. */
  public boolean covers(Alert alert, long now) {
    return phase(now) == Phase.ACTIVE && matchers.matches(alert);
  }
}
