package io.streamgauge.alerting.backtest;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What rules are held against windows for.
 *
 * @param rules the rules that are tried
 * @param against the rules that they are compared with
 * @param labels what was wrong; empty where nothing is known of that
 * @param flapWithin a firing that follows the end of one before within this time is a flap
 */
public record Backtest(
    Rules rules, Optional<Rules> against, List<Label> labels, Duration flapWithin) {

  private static final Comparator<Observation> ORDER =
      Comparator.<Observation>comparingLong(each -> each.window().end())
          .thenComparing(Comparator.comparingLong(each -> -each.window().start()))
          .thenComparing(each -> each.subject())
          .thenComparing(each -> each.series().service())
          .thenComparing(each -> each.series().name());

  public Backtest {
    requireNonNull(rules, "rules");
    requireNonNull(against, "against");
    labels = List.copyOf(labels);
    requireNonNull(flapWithin, "flapWithin");
  }

  /**
   * Judges windows. Both sets of rules are given the same ones, in the order in which they end,
   * each when it is complete: live, an alert may fire up to a window earlier, while its window
   * fills.
   *
   * @param windows each once, in any order
   */
  public BacktestReport run(List<Observation> windows) {
    List<Observation> inOrder = new ArrayList<>(windows);
    inOrder.sort(ORDER);
    List<Episode> episodes = Episodes.of(rules, inOrder);
    Optional<List<Episode>> before = against.map(old -> Episodes.of(old, inOrder));
    return new BacktestReport(
        inOrder.stream().mapToLong(each -> each.window().start()).min().orElse(0),
        inOrder.stream().mapToLong(each -> each.window().end()).max().orElse(0),
        inOrder.size(),
        figures(rules, episodes),
        before.map(old -> figures(against.orElseThrow(), old)).orElse(null),
        before.map(old -> Difference.of(old, episodes)).orElse(null),
        labels.isEmpty() ? null : Score.of(episodes, labels));
  }

  private List<RuleFigures> figures(Rules of, List<Episode> episodes) {
    return of.all().stream()
        .map(Rule::name)
        .map(
            rule ->
                RuleFigures.of(
                    rule,
                    episodes.stream().filter(each -> each.rule().equals(rule)).toList(),
                    labels,
                    flapWithin))
        .toList();
  }
}
