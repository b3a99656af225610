package io.streamgauge.streams.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.ProblemException;
import io.streamgauge.streams.latency.Dimension;
import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.latency.Variant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {

  @Test
  void comparesWithAnotherValueOfWhatIsAskedFor() {
    Selection other =
        compared(Map.of("version", "2", "environment", "test", "compare", "version:1")).get();

    assertThat(other.variants().wanted())
        .isEqualTo(Map.of(Dimension.VERSION, "1", Dimension.ENVIRONMENT, "test"));
  }

  @Test
  void leavesEarlierRangesToOthers() {
    assertThat(compared(Map.of("version", "2", "compare", "previous"))).isEmpty();
    assertThat(compared(Map.of("version", "2", "compare", "1d"))).isEmpty();
    assertThat(compared(Map.of("version", "2", "compare", "release:1"))).isEmpty();
    assertThat(compared(Map.of("version", "2"))).isEmpty();
  }

  @Test
  void refusesWhatCannotBeCompared() {
    assertRefused(Map.of("compare", "version:1"), "a version together with version=");
    assertRefused(
        Map.of("compare", "version:1", "version", "2", "step", "1m"),
        "no step together with compare");
    assertRefused(
        Map.of("compare", "version:1", "version", "2", "groupBy", "version"),
        "another group together with compare=version:1");
    assertRefused(Map.of("compare", "version:", "version", "2"), "version:NAME");
  }

  @Test
  void includesVariantsThatAreAsWanted() {
    VariantChoice choice =
        VariantChoice.of(parameters(Map.of("environment", "test", "version", "2")));

    assertThat(choice.includes(new Variant("test", "2", "any"))).isTrue();
    assertThat(choice.includes(new Variant("test", "1", ""))).isFalse();
    assertThat(choice.includes(new Variant("", "2", ""))).isFalse();
    assertThat(new Variant("test", "2", "any").toString()).startsWith(choice.prefix());
    assertThat(VariantChoice.of(parameters(Map.of("version", "2"))).prefix()).isEmpty();
  }

  @Test
  void knowsTheGroupOfASeriesByItsKey() {
    SeriesKey series = SeriesKey.parse("REQUESTS\tshop\tGET /");
    SeriesGroup group = new SeriesGroup(series, Optional.of("1.5.0"));

    assertThat(SeriesGroup.parse(group.toString())).isEqualTo(group);
    assertThat(SeriesGroup.parse(series.toString()).group()).isEmpty();
    assertThat(SeriesGroup.wholeServiceOf(group.toString())).isEqualTo("REQUESTS\tshop\t*\t1.5.0");
    assertThat(SeriesGroup.isWholeService("REQUESTS\t*\tGET /\t1.5.0")).isFalse();
    assertThat(SeriesGroup.isWholeService("REQUESTS\tshop\t*\t1.5.0")).isTrue();
    assertThat(SeriesGroup.isWholeService("REQUESTS\tshop\t*")).isTrue();
  }

  private static void assertRefused(Map<String, String> values, String allowed) {
    assertThatThrownBy(() -> compared(values))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(allowed);
  }

  private static Optional<Selection> compared(Map<String, String> values) {
    Parameters parameters = parameters(values);
    return Selection.compared(parameters, WindowQuery.of(parameters), VariantChoice.of(parameters));
  }

  private static Parameters parameters(Map<String, String> values) {
    return Requests.parameters(values);
  }
}
