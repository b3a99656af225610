package io.streamgauge.standalone.report;

import io.streamgauge.standalone.analysis.Table;
import io.streamgauge.streams.report.ReportAnswer;
import io.streamgauge.streams.report.Wording;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** The report for a terminal. */
public final class TextPage {

  private static final int WIDTH = 100;
  private static final int BAR = 20;
  private static final String INDENT = "  ";
  private static final Ansi.Style GOOD = Ansi.Style.fg_green;
  private static final Ansi.Style BAD = Ansi.Style.fg_red;

  private final ReportAnswer report;
  private final Ansi ansi;
  private final StringBuilder page = new StringBuilder();

  private TextPage(ReportAnswer report, Ansi ansi) {
    this.report = report;
    this.ansi = ansi;
  }

  /**
   * The page, with a line break at its end.
   *
   * @param ansi whether colours are used
   */
  public static String of(ReportAnswer report, ZoneId zone, Ansi ansi) {
    return new TextPage(report, ansi).page(zone);
  }

  private String page(ZoneId zone) {
    line(styled(Ansi.Style.bold, "Report, " + FigureText.range(report, zone)));
    if (report.services().isEmpty()) {
      line("");
      line("Nothing was heard of any service that was asked for.");
    }
    report.services().forEach(this::service);
    return page.toString();
  }

  private void service(ReportAnswer.Service service) {
    line("");
    line(
        "%s  %s  %s  %s requests"
            .formatted(
                styled(Ansi.Style.bold, service.service()),
                styled(colour(service.score()), FigureText.score(service)),
                bar(service.score()),
                Wording.count(service.requests())));
    FigureText.reservations(service).forEach(text -> wrapped(text, INDENT, INDENT));
    line("");
    figures(service);
    recommendations(service);
    parts("operation", "Where the time of requests goes", service.operations());
    parts("statement", "Where the time of statements goes", service.statements());
  }

  private void figures(ReportAnswer.Service service) {
    Table table = new Table(2, FigureText.header());
    service.figures().forEach(figure -> table.add(FigureText.row(figure)));
    table
        .toString()
        .lines()
        .forEach(
            row ->
                line(
                    INDENT
                        + row.replace("missed", styled(BAD, "missed"))
                            .replace(" worse ", styled(BAD, " worse "))
                            .replace(" better ", styled(GOOD, " better "))));
  }

  private void recommendations(ReportAnswer.Service service) {
    line("");
    List<ReportAnswer.Recommendation> all = service.recommendations();
    line(INDENT + styled(Ansi.Style.bold, "Recommendations") + (all.isEmpty() ? ": none" : ""));
    for (ReportAnswer.Recommendation each : all) {
      String number = "%3d. ".formatted(each.rank());
      wrapped("[%s] %s".formatted(each.kind(), each.summary()), number, " ".repeat(5));
    }
  }

  private void parts(String name, String title, List<ReportAnswer.Part> parts) {
    if (parts.isEmpty()) {
      return;
    }
    Table table = new Table(1, FigureText.partHeader(name));
    parts.forEach(part -> table.add(FigureText.part(part)));
    line("");
    line(INDENT + styled(Ansi.Style.bold, title));
    table.toString().lines().forEach(row -> line(INDENT + row));
  }

  private void wrapped(String text, String first, String further) {
    StringBuilder row = new StringBuilder(first);
    int indent = first.length();
    for (String word : text.split(" ")) {
      if (row.length() > indent && row.length() + 1 + word.length() > WIDTH) {
        line(row.toString());
        row = new StringBuilder(further);
        indent = further.length();
      }
      row.append(row.length() > indent ? " " : "").append(word);
    }
    line(row.toString());
  }

  private static String bar(Double score) {
    int full = score == null ? 0 : (int) Math.round(score * BAR / 100);
    return "█".repeat(full) + "░".repeat(BAR - full);
  }

  private static Ansi.Style colour(Double score) {
    if (score == null) {
      return Ansi.Style.faint;
    }
    return score >= 90 ? GOOD : score >= 70 ? Ansi.Style.fg_yellow : BAD;
  }

  private String styled(Ansi.Style style, String text) {
    return ansi.enabled() ? style.on() + text + style.off() : text;
  }

  private void line(String text) {
    page.append(text).append(System.lineSeparator());
  }
}
