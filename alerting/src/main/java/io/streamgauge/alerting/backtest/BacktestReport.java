package io.streamgauge.alerting.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules would have told.
 *
 * @param from start of the first window, epoch milliseconds; 0 where there is none
 * @param to end of the last window, epoch milliseconds; 0 where there is none
 * @param windows how many were judged
 * @param rules the rules that are tried, in the order of their file
 * @param against the rules that they are compared with, if any
 * @param difference of all firings from those of the rules that they are compared with, if any
 * @param score of all rules together, where it is known what was wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BacktestReport(
    long from,
    long to,
    long windows,
    List<RuleFigures> rules,
    @Nullable List<RuleFigures> against,
    @Nullable Difference difference,
    @Nullable Score score) {

  public BacktestReport {
    rules = List.copyOf(rules);
    against = against == null ? null : List.copyOf(against);
  }
}
