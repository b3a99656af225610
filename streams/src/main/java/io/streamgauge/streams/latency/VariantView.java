package io.streamgauge.streams.latency;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Variants told apart by some of their dimensions; those that differ in others only are one.
 *
 * @param dimensions at least one
 */
public record VariantView(Set<Dimension> dimensions) {

  private static final String SEPARATOR = "\u001f";

  public VariantView {
    if (dimensions.isEmpty()) {
      throw new IllegalArgumentException("no dimension to tell variants apart by");
    }
    dimensions = Set.copyOf(dimensions);
  }

  /** One for each of the dimensions and one for each combination of them. */
  static List<VariantView> all(Set<Dimension> dimensions) {
    List<Set<Dimension>> combinations = new ArrayList<>();
    combinations.add(EnumSet.noneOf(Dimension.class));
    for (Dimension dimension : Dimension.values()) {
      if (dimensions.contains(dimension)) {
        for (Set<Dimension> without : List.copyOf(combinations)) {
          Set<Dimension> with = EnumSet.copyOf(without);
          with.add(dimension);
          combinations.add(with);
        }
      }
    }
    return combinations.stream().skip(1).map(VariantView::new).toList();
  }

  /**
   * What this view sees of a variant, as it stands in keys: {@code version=1.4}, several parts with
   * U+001F between them. Empty if the variant tells none of the dimensions.
   */
  Optional<String> of(Variant variant) {
    List<Dimension> inOrder =
        dimensions.stream().sorted().toList(); // the same for equal variants on every instance
    return inOrder.stream().allMatch(each -> each.of(variant).isEmpty())
        ? Optional.empty()
        : Optional.of(
            inOrder.stream()
                .map(each -> each.label() + '=' + each.of(variant))
                .collect(joining(SEPARATOR)));
  }

  /** The values by the labels of their dimensions, read from what {@link #of} made. */
  static Map<String, String> parts(String text) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : text.split(SEPARATOR, -1)) {
      int equals = part.indexOf('=');
      parts.put(part.substring(0, equals), part.substring(equals + 1));
    }
    return parts;
  }
}
