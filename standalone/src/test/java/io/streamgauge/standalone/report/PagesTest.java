package io.streamgauge.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.standalone.embedded.UnreachableException;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class PagesTest {

  @Test
  void writesForATerminal() {
    assertThat(TextPage.of(Reports.of(Reports.shop()), ZoneOffset.UTC, Ansi.OFF))
        .isEqualToNormalizingNewlines(
            """
            Report, 2026-11-21 09:00:00 to 2026-11-21 10:00:00 Z (1 h); trends against the 1 h before

            shop  87.5 of 100  ██████████████████░░  12,345 requests
              Incomplete, take the figures with care: a collector dropped events (dropped); events came too late
              to be counted (late).
              Not known, and not in the score: cache hit ratio. The score rests on 90 % of the weights.

              key figure        trend      is  target           costs    of  before
              p95               worse     1 s  500 ms   missed   11.1  22.2  400 ms
              cache hit ratio   unknown     -    80 %  unknown      -     -       -
              memory of shop-1  steady   42 %    80 %      met    0.0  11.1    41 %

              Recommendations
              1. [slow-operation] GET /a|b takes 62 % of the time of all requests: 1,200 requests, mean 900 ms
                 (target 200 ms), p95 1.10 s (target 500 ms).

              Where the time of requests goes
              operation  share   total  count  a request    mean     p95  errors
              GET /a|b    62 %  18 min  1,200          -  900 ms  1.10 s       3

              Where the time of statements goes
              statement            share   total  count  a request    mean     p95  errors
              select * from `a_b`      -  12 min  2,400          2  300 ms  500 ms       0
            """);
  }

  @Test
  void writesMarkdownThatMeansWhatItSays() {
    assertThat(MarkdownPage.of(Reports.of(Reports.shop()), ZoneOffset.UTC))
        .startsWith("# Report\n\n2026-11-21 09:00:00 to ")
        .contains("## shop: 87.5 of 100\n\n12,345 requests.\n\n> Incomplete, ")
        .contains("| --- | --- | ---: |", "| p95 | worse | 1 s | 500 ms | missed | 11.1 | 22.2 |")
        .contains("1. **slow-operation**: GET /a\\|b takes 62 %")
        .contains("| `GET /a\\|b` | 62 % |", "| `` select * from `a_b` `` | - |")
        .endsWith("|\n");
  }

  @Test
  void usesColoursWhereTheyAreWanted() {
    assertThat(TextPage.of(Reports.of(Reports.shop()), ZoneOffset.UTC, Ansi.ON))
        .contains("\u001b[31mmissed", "\u001b[33m87.5 of 100");
  }

  @Test
  void saysThatNothingIsKnown() {
    assertThat(TextPage.of(Reports.of(Reports.silent()), ZoneOffset.UTC, Ansi.OFF))
        .contains("silent  unknown  ░", "nothing is heard of the service any more (silent)")
        .contains("Recommendations: none");
    assertThat(TextPage.of(Reports.of(), ZoneOffset.UTC, Ansi.OFF))
        .contains("Nothing was heard of any service that was asked for.");
    assertThat(MarkdownPage.of(Reports.of(), ZoneOffset.UTC)).contains("Nothing was heard of");
  }

  @Test
  void readsNoReportOutOfSomethingElse() {
    assertThatThrownBy(() -> ReportClient.read("<html>"))
        .isInstanceOf(UnreachableException.class)
        .hasMessageStartingWith("this is no report");
  }
}
