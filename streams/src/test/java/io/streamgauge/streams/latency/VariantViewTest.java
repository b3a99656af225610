package io.streamgauge.streams.latency;

import static io.streamgauge.streams.latency.Dimension.ENVIRONMENT;
import static io.streamgauge.streams.latency.Dimension.TAG;
import static io.streamgauge.streams.latency.Dimension.VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariantViewTest {

  private static final Variant CANARY = new Variant("eu", "1.4", "");

  @Test
  void isThereForEachDimensionAndForEveryCombination() {
    assertThat(VariantView.all(Set.of())).isEmpty();
    assertThat(VariantView.all(Set.of(VERSION))).containsExactly(view(VERSION));
    assertThat(VariantView.all(Set.of(VERSION, TAG)))
        .containsExactlyInAnyOrder(view(VERSION), view(TAG), view(VERSION, TAG));
    assertThat(VariantView.all(EnumSet.allOf(Dimension.class))).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void seesItsDimensionsOnly() {
    assertThat(view(VERSION).of(CANARY)).contains("version=1.4");
    assertThat(view(ENVIRONMENT, VERSION).of(CANARY)).contains("version=1.4\u001fenvironment=eu");
    assertThat(view(VERSION).of(new Variant("us", "1.4", "a"))).isEqualTo(view(VERSION).of(CANARY));
  }

  @Test
  void tellsWhatIsNotToldFromWhatItDoesNotLookAt() {
    assertThat(view(ENVIRONMENT, TAG).of(CANARY)).contains("environment=eu\u001ftag=");
    assertThat(view(ENVIRONMENT).of(CANARY)).contains("environment=eu");
  }

  @Test
  void seesNothingOfAVariantThatTellsNoneOfThem() {
    assertThat(view(TAG).of(CANARY)).isEmpty();
    assertThat(view(VERSION, TAG).of(new Variant("eu", "", ""))).isEmpty();
  }

  @Test
  void canBeReadAgain() {
    Variant odd = new Variant("a=b", "", "1");

    assertThat(VariantView.parts(view(ENVIRONMENT, VERSION).of(odd).orElseThrow()))
        .isEqualTo(Map.of("environment", "a=b", "version", ""));
  }

  @Test
  void needsADimension() {
    assertThatThrownBy(() -> new VariantView(Set.of()))
        .hasMessageContaining("no dimension to tell variants apart by");
  }

  private static VariantView view(Dimension first, Dimension... further) {
    return new VariantView(EnumSet.of(first, further));
  }
}
