package io.streamgauge.alerting.rules;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By what a rule tells variants of a service apart, and which of them it watches.
 *
 * @param chosen the values that are watched of each dimension by which variants are told apart;
 *     empty where they are not
 */
public record Variants(Map<Dimension, Selector> chosen) {

  /** All variants together, as most rules see a service. */
  public static final Variants TOGETHER = new Variants(Map.of());

  public Variants {
    chosen = Map.copyOf(chosen);
  }

  /** Whether the rule judges windows of variants, and no others. */
  public boolean areToldApart() {
    return !chosen.isEmpty();
  }

  /** By what they are told apart. */
  public Set<Dimension> dimensions() {
    return chosen.keySet();
  }

  /**
   * The operation or statement, or {@code *}, that a series is about.
   *
   * @param name of the series as alerts have it
   * @return empty if it is not one that these tell apart, or of a variant that is not watched
   */
  Optional<String> seriesOf(String name) {
    if (!areToldApart()) {
      return Optional.of(name);
    }
    return VariantName.parse(name)
        .filter(variant -> variant.parts().keySet().equals(chosen.keySet()))
        .filter(variant -> chosen.keySet().stream().allMatch(each -> watches(each, variant)))
        .map(VariantName::series);
  }

  /**
   * The variant that a series of these is about, by the keys of its dimensions; nothing where they
   * are not told apart.
   *
   * @param name of the series as alerts have it
   */
  public Map<String, String> keysOf(String name) {
    return areToldApart()
        ? VariantName.parse(name).map(VariantName::byKey).orElseGet(Map::of)
        : Map.of();
  }

  private boolean watches(Dimension dimension, VariantName variant) {
    return chosen.get(dimension).matches(variant.parts().get(dimension));
  }

  /** The same for equal ones. */
  Map<Dimension, Selector> inOrder() {
    return chosen.isEmpty() ? Map.of() : new EnumMap<>(chosen);
  }
}
