package io.streamgauge.alerting.backtest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one rule did.
 *
 * @param series how many series it fired for
 * @param firings how often it fired
 * @param open how many of the firings were not over in the end
 * @param flaps firings that followed the end of one before, for the same series, within a short
 *     time
 * @param durations of the firings
 * @param breachToFiring from the first breach to the firing
 * @param episodes the firings, earliest first
 * @param score how well it told what was wrong, where that is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleFigures(
    String rule,
    int series,
    int firings,
    int open,
    int flaps,
    Spread durations,
    Spread breachToFiring,
    List<Episode> episodes,
    @Nullable Score score) {

  public RuleFigures {
    requireNonNull(rule, "rule");
    requireNonNull(durations, "durations");
    requireNonNull(breachToFiring, "breachToFiring");
    episodes = List.copyOf(episodes);
  }

  /**
   * @param episodes of the rule, earliest first
   * @param labels what was wrong; empty where nothing is known
   */
  static RuleFigures of(
      String rule, List<Episode> episodes, Collection<Label> labels, Duration flapWithin) {
    Set<String> series = new HashSet<>();
    episodes.forEach(each -> series.add(each.service() + '\t' + each.series()));
    return new RuleFigures(
        rule,
        series.size(),
        episodes.size(),
        (int) episodes.stream().filter(Episode::open).count(),
        flaps(episodes, flapWithin.toMillis()),
        Spread.ofMillis(episodes.stream().map(Episode::duration).toList()),
        Spread.ofMillis(episodes.stream().map(Episode::breachToFiring).toList()),
        episodes,
        labels.isEmpty() ? null : Score.of(episodes, labels));
  }

  private static int flaps(List<Episode> episodes, long within) {
    return (int)
        episodes.stream()
            .filter(
                each ->
                    episodes.stream()
                        .anyMatch(
                            before ->
                                before.isOfTheAlertOf(each)
                                    && before.endedAt() <= each.firedAt()
                                    && before.firedAt() < each.firedAt()
                                    && each.firedAt() - before.endedAt() <= within))
            .count();
  }
}
