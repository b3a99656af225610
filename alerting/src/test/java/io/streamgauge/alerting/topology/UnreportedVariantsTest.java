package io.streamgauge.alerting.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.metric.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreportedVariantsTest {

  private static final long NOW = 1_700_000_000_000L;

  private final List<Progress> told = new ArrayList<>();
  @TempDir private Path directory;

  @Test
  void tellsWhichRulesHearNothingAndWhatIsToBeSet() throws IOException {
    tell("latency", NOW);
    tell("latency-variants", NOW, "version");

    assertThat(UnreportedVariants.of(rules(), told))
        .contains(
            "hears nothing by tag, as by-tag asks: the analytics report by version only; set"
                + " variants.reported there");
  }

  @Test
  void tellsThatNothingIsReportedAtAll() throws IOException {
    tell("latency", NOW);

    assertThat(UnreportedVariants.of(rules(), told))
        .contains(
            "hears nothing by version, tag, as by-version, by-tag ask: the analytics report no"
                + " variants; set variants.reported there");
  }

  @Test
  void doesNotGoByWhatWasReportedOnce() throws IOException {
    tell("latency", NOW);
    tell("latency-variants", NOW - 120_000, "tag", "version");

    assertThat(UnreportedVariants.of(rules(), told)).isPresent();
  }

  @Test
  void saysNothingWhereAllIsHeardOrNothingIsKnown() throws IOException {
    assertThat(UnreportedVariants.of(rules(), told)).isEmpty();

    tell("latency", NOW);
    tell("latency-variants", NOW - 1_000, "tag", "version");

    assertThat(UnreportedVariants.of(rules(), told)).isEmpty();
    assertThat(UnreportedVariants.of(Rules.defaults(), List.of(told.get(0)))).isEmpty();
  }

  private void tell(String stage, long at, String... variants) {
    told.add(new Progress(stage, "topic", 0, 1, at, at, List.of(variants)));
  }

  private Rules rules() throws IOException {
    return Rules.load(
        Files.writeString(
            directory.resolve("rules.yaml"),
            """
            rules:
              - {name: all, when: requests.p95 > 1s, severity: low}
              - {name: by-version, when: requests.p95 > 1s, severity: low, by: version}
              - {name: by-tag, when: queries.p95 > 1s, severity: low, by: [version, tag]}
            """));
  }
}
