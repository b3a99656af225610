package io.streamgauge.streams.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.Source;
import io.streamgauge.metric.Measure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariantTest {

  private long now;

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
    SourceVariants variants = new SourceVariants("zone", 2, () -> now);
    Source source = new Source("shop", "shop-1", null, null, Map.of("zone", "a"));

    assertThat(variants.of(source)).isSameAs(variants.of(source));
    for (int i = 0; i < 5_000; i++) {
      Source other = new Source("shop-" + i, "i", "1." + i, null, Map.of());
      assertThat(variants.of(other).version()).isEqualTo("1." + i);
    }
  }

  @Test
  void isOneOfAllOthersWhereAServiceHasTooMany() {
    SourceVariants variants = new SourceVariants("", 2, () -> now);
    assertThat(variants.of(version("1")).version()).isEqualTo("1");
    assertThat(variants.of(version("2")).version()).isEqualTo("2");
    Source third = version("3");

    assertThat(variants.of(third)).isEqualTo(Variant.OTHER);
    now = 1_800_000;
    assertThat(variants.of(version("2")).version()).isEqualTo("2");
    assertThat(variants.of(third)).isEqualTo(Variant.OTHER);
    now = 3_600_000;
    assertThat(variants.of(third).version()).isEqualTo("3");
    assertThat(variants.of(version("1"))).isEqualTo(Variant.OTHER);
    assertThat(variants.of(version("2")).version()).isEqualTo("2");
  }

  private static Source version(String version) {
    return new Source("shop", "shop-1", version, null, Map.of());
  }
}
