package io.streamgauge.standalone.cli;

import io.streamgauge.alerting.backtest.BacktestReport;
import io.streamgauge.alerting.backtest.Difference;
import io.streamgauge.alerting.backtest.Episode;
import io.streamgauge.alerting.backtest.RuleFigures;
import io.streamgauge.alerting.backtest.Score;
import io.streamgauge.standalone.analysis.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report of a backtest for people. */
final class BacktestText {

  private static final String LINE = System.lineSeparator();

  private final BacktestReport report;
  private final StringBuilder text = new StringBuilder();

  private BacktestText(BacktestReport report) {
    this.report = report;
  }

  static String of(BacktestReport report) {
    return new BacktestText(report).text();
  }

  private String text() {
    if (report.windows() == 0) {
      return "There are no windows in this time.";
    }
    line("%d windows from %s to %s", report.windows(), time(report.from()), time(report.to()));
    section("Rules", figures(report.rules()));
    if (report.against() != null) {
      section("The rules that they are compared with", figures(report.against()));
    }
    if (report.difference() != null) {
      difference(report.difference());
    }
    if (report.score() != null) {
      score(report.score());
    }
    return text.toString().stripTrailing();
  }

  private Table figures(List<RuleFigures> rules) {
    List<String> header =
        new ArrayList<>(
            List.of(
                "rule",
                "firings",
                "series",
                "open",
                "flaps",
                "median",
                "longest",
                "total",
                "breach to firing"));
    if (report.score() != null) {
      header.addAll(List.of("caught", "precision", "recall", "delay"));
    }
    Table table = new Table(1, header);
    rules.forEach(rule -> table.add(row(rule)));
    return table;
  }

  private static List<String> row(RuleFigures rule) {
    List<String> row =
        new ArrayList<>(
            List.of(
                rule.rule(),
                Integer.toString(rule.firings()),
                Integer.toString(rule.series()),
                Integer.toString(rule.open()),
                Integer.toString(rule.flaps()),
                seconds(rule.firings(), rule.durations().median()),
                seconds(rule.firings(), rule.durations().longest()),
                seconds(rule.firings(), rule.durations().total()),
                seconds(rule.firings(), rule.breachToFiring().median())));
    Score score = rule.score();
    if (score != null) {
      row.add(score.caught() + "/" + score.labels());
      row.add(ratio(score.precision()));
      row.add(ratio(score.recall()));
      row.add(seconds(score.caught(), score.delay().median()));
    }
    return row;
  }

  private void difference(Difference difference) {
    Table table = new Table(5, List.of("", "rule", "series", "fired", "over", "before"));
    difference.onlyNew().forEach(each -> table.add(row("only new", each, "")));
    difference.onlyOld().forEach(each -> table.add(row("only old", each, "")));
    difference
        .shifted()
        .forEach(
            each ->
                table.add(
                    row(
                        "moved",
                        each.after(),
                        time(each.before().firedAt()) + " to " + over(each.before()))));
    line("");
    line("Difference: %d firings are the same", difference.same());
    if (!table.isEmpty()) {
      line("%s", table);
    }
  }

  private static List<String> row(String what, Episode episode, String before) {
    return List.of(
        what,
        episode.rule(),
        episode.service() + ", " + episode.series(),
        time(episode.firedAt()),
        over(episode),
        before);
  }

  private static String over(Episode episode) {
    return episode.open() ? "fires" : time(episode.endedAt());
  }

  private void score(Score score) {
    line("");
    line(
        "All rules: %d of %d labels caught (recall %s), %d of %d firings justified (precision %s),"
            + " median delay %s",
        score.caught(),
        score.labels(),
        ratio(score.recall()),
        score.justified(),
        score.firings(),
        ratio(score.precision()),
        seconds(score.caught(), score.delay().median()));
  }

  private void section(String title, Table table) {
    line("");
    line("%s", title);
    line("%s", table);
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(LINE);
  }

  private static String seconds(int of, double value) {
    if (of == 0) {
      return "-";
    }
    return value == Math.rint(value)
        ? (long) value + " s"
        : String.format(Locale.ROOT, "%.1f s", value);
  }

  private static String ratio(Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * value);
  }

  private static String time(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).toString();
  }
}
