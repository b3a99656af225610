package io.streamgauge.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1661126400000",
        "2022-08-22T00:00:00Z",
        "2022-08-22T02:00:00+02:00",
        "2022-08-22T02:00:00 02:00" // An unescaped plus arrives as a space.
      })
  void readsInstants(String text) {
    assertThat(parameters("from", text).instant("from"))
        .hasValue(Instant.parse("2022-08-22T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2022-08-22",
        "2022-08-22T00:00:00",
        "99999999999999999999",
        "-",
        "-1",
        "9223372036854775807",
        "+999999999-01-01T00:00:00Z"
      })
  void refusesWhatIsNoInstant(String text) {
    assertThatThrownBy(() -> parameters("from", text).instant("from"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "parameter 'from' is '%s', allowed is epoch milliseconds or an ISO 8601 instant, from 1970 to 9999"
                .formatted(text));
  }

  @Test
  void readsQuantilesListedAndRepeated() {
    Parameters parameters =
        Parameters.of(Map.of("quantiles", List.of("0.5, 0.95", "1")), "quantiles");

    assertThat(parameters.quantiles("quantiles")).hasValue(List.of(0.5, 0.95, 1.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"95", "-0.1", "NaN", "p95", ""})
  void refusesWhatIsNoQuantile(String text) {
    assertThatThrownBy(() -> parameters("quantiles", "0.5," + text).quantiles("quantiles"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "parameter 'quantiles' is '%s',".formatted(text)
                + " allowed is a comma-separated list of up to 50 numbers from 0 to 1");
  }

  @Test
  void takesAnEmptyValueForAbsent() {
    assertThat(parameters("service", "").optional("service")).isEmpty();
    assertThat(parameters("quantiles", "").quantiles("quantiles")).isEmpty();
  }

  @Test
  void refusesASecondValue() {
    Parameters parameters = Parameters.of(Map.of("service", List.of("a", "b")), "service");

    assertThatThrownBy(() -> parameters.optional("service"))
        .hasMessage("parameter 'service' is 'a,b', allowed is one value");
  }

  @Test
  void insistsOnWhatIsRequired() {
    assertThatThrownBy(() -> parameters("service", " ").required("service"))
        .hasMessage("parameter 'service' is required");
  }

  @Test
  void keepsIntegersWithinBounds() {
    assertThat(parameters("limit", "10").integer("limit", 1, 10)).hasValue(10);
    assertThatThrownBy(() -> parameters("limit", "11").integer("limit", 1, 10))
        .hasMessage("parameter 'limit' is '11', allowed is a whole number from 1 to 10");
  }

  private static Parameters parameters(String name, String value) {
    return Parameters.of(Map.of(name, List.of(value)), name);
  }

  @ParameterizedTest
  @CsvSource({"500ms, 500", "0.5s, 500", "0.5, 500", "2m, 120000", "1h, 3600000", "7d, 604800000"})
  void readsDurations(String text, long millis) {
    assertThat(parameters("slo", text).duration("slo")).hasValue(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "-1s", "1w", "s", "1e3s", "0.1ns", "999999999999d", "previous"})
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> parameters("slo", text).duration("slo"))
        .hasMessageContaining("parameter 'slo' is '" + text + "', allowed is a number with a unit");
  }

  @Test
  void readsAWordInPlaceOfADuration() {
    assertThat(parameters("compare", "previous").durationOr("compare", "previous"))
        .hasValue(Optional.empty());
    assertThat(parameters("compare", "1h").durationOr("compare", "previous"))
        .hasValue(Optional.of(Duration.ofHours(1)));
  }

  @Test
  void refusesMoreNumbersThanAllowed() {
    assertThatThrownBy(() -> parameters("bounds", "1,2,3").numbers("bounds", 2))
        .hasMessageContaining("1 to 2 numbers of 0 or more");
    assertThatThrownBy(() -> parameters("bounds", "1,NaN").numbers("bounds", 2))
        .hasMessageContaining("'NaN'");
  }
}
