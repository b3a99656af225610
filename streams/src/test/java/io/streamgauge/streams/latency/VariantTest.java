package io.streamgauge.streams.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.Source;
import io.streamgauge.metric.Measure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariantTest {

  @Test
  void isNoneOfASourceThatTellsNothing() {
    Source silent = new Source("shop", "shop-1", null, null, Map.of("zone", "a"));

    assertThat(Variant.of(silent, "")).isEqualTo(Variant.NONE);
    assertThat(Variant.of(silent, "region")).isEqualTo(Variant.NONE);
    assertThat(Variant.NONE.toString()).isEmpty();
  }

  @Test
  void takesTheOneTagThatCounts() {
    Source source = new Source("shop", "shop-1", "1.5.0", "test", Map.of("zone", "a", "b", "c"));

    assertThat(Variant.of(source, "zone")).isEqualTo(new Variant("test", "1.5.0", "a"));
    assertThat(Variant.of(source, "")).isEqualTo(new Variant("test", "1.5.0", ""));
  }

  @Test
  void isReadAsItWasWritten() {
    Variant variant = new Variant("", "1.5.0\twith a tab\u001f", "");

    assertThat(Variant.parse(variant.toString())).contains(variant);
    assertThat(Variant.parse("")).contains(Variant.NONE);
    assertThat(Variant.parse("1.5.0")).isEmpty();
    assertThat(Variant.isValid("\u001f1.5.0\u001f")).isTrue();
    assertThat(Variant.isValid("\u001f\u001f")).isFalse();
  }

  @Test
  void isAPartOfTheKeyOfItsSeries() {
    SeriesKey series = new SeriesKey(Measure.REQUESTS, "shop", "GET /");
    VariantKey key = new VariantKey(series, new Variant("test", "1", "").toString());

    assertThat(key.toString()).isEqualTo("REQUESTS\tshop\ttest\u001f1\u001f\tGET /");
    assertThat(VariantKey.parse(key.toString())).isEqualTo(key);
  }

  @Test
  void isFoundAgainForTheSameSource() {
    SourceVariants variants = new SourceVariants("zone");
    Source source = new Source("shop", "shop-1", null, null, Map.of("zone", "a"));

    assertThat(variants.of(source)).isSameAs(variants.of(source));
    for (int i = 0; i < 5_000; i++) {
      Source other = new Source("shop", "shop-" + i, "1." + i, null, Map.of());
      assertThat(variants.of(other).version()).isEqualTo("1." + i);
    }
  }
}
