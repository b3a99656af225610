package io.streamgauge.standalone.report;

import io.streamgauge.streams.report.ReportAnswer;
import io.streamgauge.streams.report.Wording;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The report in Markdown, with tables as GitHub reads them. */
public final class MarkdownPage {

  private final StringBuilder page = new StringBuilder();

  private MarkdownPage() {}

  /** The page, with a line break at its end. */
  public static String of(ReportAnswer report, ZoneId zone) {
    MarkdownPage page = new MarkdownPage();
    page.paragraph("# Report");
    page.paragraph(FigureText.range(report, zone));
    if (report.services().isEmpty()) {
      page.paragraph("Nothing was heard of any service that was asked for.");
    }
    report.services().forEach(page::service);
    return page.page.toString().stripTrailing() + "\n";
  }

  private void service(ReportAnswer.Service service) {
    paragraph("## %s: %s".formatted(escaped(service.service()), FigureText.score(service)));
    paragraph("%s requests.".formatted(Wording.count(service.requests())));
    FigureText.reservations(service).forEach(text -> paragraph("> " + escaped(text)));
    table(
        2,
        FigureText.header(),
        service.figures().stream().map(FigureText::row).map(MarkdownPage::cells).toList());
    recommendations(service.recommendations());
    parts("operation", "Where the time of requests goes", service.operations());
    parts("statement", "Where the time of statements goes", service.statements());
  }

  private void recommendations(List<ReportAnswer.Recommendation> all) {
    paragraph("### Recommendations");
    if (all.isEmpty()) {
      paragraph("None.");
      return;
    }
    all.forEach(
        each ->
            page.append(
                "%d. **%s**: %s%n".formatted(each.rank(), each.kind(), escaped(each.summary()))));
    page.append('\n');
  }

  private void parts(String name, String title, List<ReportAnswer.Part> parts) {
    if (parts.isEmpty()) {
      return;
    }
    paragraph("### " + title);
    List<List<String>> rows = new ArrayList<>();
    for (ReportAnswer.Part part : parts) {
      List<String> row = new ArrayList<>(cells(FigureText.part(part)));
      row.set(0, code(part.name()));
      rows.add(row);
    }
    table(1, FigureText.partHeader(name), rows);
  }

  private void table(int textColumns, List<String> header, List<List<String>> rows) {
    row(header);
    List<String> rule = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      rule.add(i < textColumns ? "---" : "---:");
    }
    row(rule);
    rows.forEach(this::row);
    page.append('\n');
  }

  private void row(List<String> cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private void paragraph(String text) {
    page.append(text).append("\n\n");
  }

  private static List<String> cells(List<String> texts) {
    return texts.stream().map(MarkdownPage::escaped).toList();
  }

  /** Text that means itself: names of services and statements may hold anything. */
  private static String escaped(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_<>\\[\\]|#])", "\\\\$1");
  }

  /** Code in a table, where a bar would end the cell even in code. */
  private static String code(String text) {
    String fence = text.contains("`") ? "``" : "`";
    String space = text.contains("`") ? " " : "";
    String line = text.replaceAll("\\s+", " ").replace("|", "\\|");
    return fence + space + line + space + fence;
  }
}
