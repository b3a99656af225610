package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.alerting.baseline.Expectation;
import io.streamgauge.alerting.baseline.Expectation.Band;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviationCheckTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "requests.p95 > baseline + 6 deviations, ABOVE, 6",
    "requests.p95 above baseline+1 deviation, ABOVE, 1",
    "requests.rate <= baseline - 4.5 deviations, AT_MOST, 4.5",
    "requests.rate outside baseline +- 8 deviations, OUTSIDE, 8",
    "requests.rate outside baseline ± 8 deviations, OUTSIDE, 8",
    "requests.rate outside  baseline +/- 8  deviations, OUTSIDE, 8"
  })
  void readsEachSide(String when, Comparison comparison, double deviations) throws IOException {
    Deviation condition = (Deviation) read("when: " + when).condition();

    assertThat(condition.comparison()).isEqualTo(comparison);
    assertThat(condition.deviations()).isEqualTo(deviations).isEqualTo(condition.clear());
    assertThat(condition.least()).isEqualTo(24);
    assertThat(condition.outliers()).isEqualTo(0.05);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3 deviations", "baseline + 3 deviations"})
  void readsWhereABreachIsOver(String clear) throws IOException {
    Rule rule =
        read(
            """
            when: requests.p95 > baseline + 6 deviations
                clear: %s
                baselineAfter: 60
                outliers: 25%%
            """
                .formatted(clear));

    assertThat(rule.condition())
        .isEqualTo(new Deviation(Measure.REQUESTS_P95, Comparison.ABOVE, 6, 3, 60, 0.25));
    assertThat(rule.condition().text())
        .isEqualTo("requests.p95 > baseline by 6.0 deviations clear 3.0 after 60 outliers 0.25");
  }

  @Test
  void judgesMinutesWhereNothingElseIsSaid() throws IOException {
    assertThat(read("when: requests.p95 > baseline + 6 deviations").window()).isEqualTo(MINUTE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when: requests.p95 > baseline - 6 deviations"
            + "|3:11: what follows 'baseline' is '-', allowed is + with '>'",
        "when: requests.p95 inside baseline +- 6 deviations"
            + "|3:11: comparison is 'inside', allowed is > (above)",
        "when: requests.p95 > baseline + 0 deviations"
            + "|3:11: number of deviations is '0', allowed is a number above 0, up to 1000",
        "when: requests.what > baseline + 6 deviations|3:11: measure is 'requests.what'",
      })
  void tellsWhatIsWrongWithTheCondition(String when, String problem) {
    assertThatThrownBy(() -> read(when))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clear: 7 deviations|4:12: 'clear' is '7 deviations', allowed is from 0 to 6.0 deviations",
        "clear: 300ms|4:12: 'clear' is '300ms', allowed is from 0 to 6.0 deviations",
        "baselineAfter: 4|4:20: 'baselineAfter' is '4', allowed is a whole number of windows from 5",
        "outliers: 60%|4:15: 'outliers' is '60%', allowed is a share from 1% to 50%"
      })
  void tellsWhatIsWrongWithTheRest(String line, String problem) {
    assertThatThrownBy(() -> read("when: requests.p95 > baseline + 6 deviations\n    " + line))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void refusesWhatIsForBaselinesInOtherRules() {
    assertThatThrownBy(() -> read("when: requests.p95 > 1s\n    baselineAfter: 30"))
        .hasMessageContaining("4:20: 'baselineAfter' has no meaning here: it is for baselines");
  }

  @Test
  void holdsAValueAgainstWhatIsUsual() {
    Deviation both = new Deviation(Measure.REQUESTS_RATE, Comparison.OUTSIDE, 4, 2, 24, 0.05);

    Limits limits = both.assess(reading(100), expecting(50, 10)).orElseThrow().limits();

    assertThat(limits).isEqualTo(new Limits(Comparison.OUTSIDE, 90, 10, 70, 30));
  }

  @Test
  void saysNothingBeforeAnythingWasLearnt() {
    Deviation above = new Deviation(Measure.REQUESTS_RATE, Comparison.ABOVE, 4, 4, 24, 0.05);

    assertThat(above.assess(reading(100), Past.NOTHING)).isEmpty();
  }

  @Test
  void isInTheSchemaForEditors() {
    JsonNode keys = RuleSchema.json().at("/$defs/rule/properties");
    String when = keys.at("/when/pattern").asText();

    assertThat("requests.p95 > baseline + 6 deviations").matches(when);
    assertThat("requests.p95 outside baseline +- 6 deviations").matches(when);
    assertThat(keys.has("baselineAfter")).isTrue();
    assertThat(keys.has("outliers")).isTrue();
  }

  private static Reading reading(double value) {
    return new Reading(value, 0, 0, MINUTE);
  }

  private static Past expecting(double centre, double deviation) {
    return new Past() {
      @Override
      public List<PastWindow> between(Duration resolution, long from, long to) {
        return List.of();
      }

      @Override
      public Optional<Expectation> expected(long start) {
        return Optional.of(
            new Expectation(centre, List.of(new Band(centre, deviation, centre, deviation))));
      }
    };
  }

  private Rule read(String lines) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("rules.yaml"),
            "rules:\n  - name: odd\n    %s\n    severity: low\n".formatted(lines.stripTrailing()));
    return Rules.load(file).all().get(0);
  }
}
