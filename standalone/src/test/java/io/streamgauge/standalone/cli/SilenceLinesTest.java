package io.streamgauge.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SilenceLinesTest {

  private static final String ANSWER =
      """
      {"silence": {"id": "9f1c2a9b7e33", "state": "active", "start": 0, "end": 7200000,
        "by": "ada", "matchers": ["service=shop"]}, "matching": 0, "alerts": []}
      """;

  private final SilenceLines lines = new SilenceLines(ZoneOffset.UTC);

  @Test
  void tellsASilenceThatIsKeptByItsNameAndState() {
    assertThat(lines.one(ANSWER))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("9f1c2a9b7e33   active ").contains("service=shop"),
            it -> assertThat(it).isEqualTo("It fits no alert that is not over now."));
  }

  @Test
  void saysOfADryRunThatNothingWasKept() {
    assertThat(lines.dryRun(ANSWER))
        .satisfiesExactly(
            it -> assertThat(it).matches("- +dry run .*service=shop").doesNotContain("active"),
            it -> assertThat(it).isEqualTo("It fits no alert that is not over now."),
            it -> assertThat(it).isEqualTo("Nothing was kept: this was a dry run."));
  }
}
