package io.streamgauge.alerting.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {

  private static final Alert ALERT =
      Told.alert(
          "slow-requests", "shop", "GET /a=b", Severity.CRITICAL, Map.of("team", "checkout"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule=slow-requests",
        "rule!=errors",
        "rule~slow-*",
        "rule~*",
        "rule~*s*w*",
        "rule!~*-response",
        " service = shop ",
        "series=GET /a=b",
        "series~*a=b",
        "severity=critical",
        "severity!=low",
        "severity~c*",
        "measure~requests.*",
        "label:team=checkout",
        "label:team!=",
        "label:stage=",
        "label:stage!=prod",
      })
  void fits(String text) {
    assertThat(Matcher.parse(text).orElseThrow().matches(ALERT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule=slow",
        "rule=slow-*",
        "rule~slow",
        "rule~*slow",
        "rule!~*slow*",
        "service!=shop",
        "severity=high",
        "label:team=",
        "label:team~c*x",
        "label:stage=prod",
      })
  void doesNotFit(String text) {
    assertThat(Matcher.parse(text).orElseThrow().matches(ALERT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop",
        "servce=shop",
        "service",
        "service=",
        "service~",
        "=shop",
        "service>shop",
        "severity=urgent",
        "label:=x",
        "label:a b=x",
        "label=x",
      })
  void refusesWhatIsNoMatcher(String text) {
    assertThat(Matcher.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"rule=a,rule=a", "rule != a,rule!=a", "label:a.b ~ *x ,label:a.b~*x"})
  void isWrittenInOneWay(String text, String written) {
    assertThat(Matcher.parse(text).orElseThrow()).hasToString(written);
    assertThat(Matcher.parse(written)).isEqualTo(Matcher.parse(text));
  }

  @Test
  void doesNotTakeLongOverManyStars() {
    String glob = "*a".repeat(500);

    assertThat(Glob.matches(glob, "a".repeat(20_000))).isTrue();
    assertThat(Glob.matches(glob + "b", "a".repeat(20_000))).isFalse();
  }
}
