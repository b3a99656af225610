package io.streamgauge.streams.query;

import static io.streamgauge.service.http.ProblemException.badParameter;
import static java.util.Objects.requireNonNull;

import io.streamgauge.service.http.Parameters;
import io.streamgauge.streams.latency.Dimension;
import io.streamgauge.streams.window.Resolution;
import java.util.Optional;

/**
 * Which windows an answer is made of.
 *
 * @param windows the range
 * @param variants the variants
 */
record Selection(WindowQuery windows, VariantChoice variants) {

  private static final String COMPARE = QueryParameters.COMPARE.name();

  Selection {
    requireNonNull(windows, "windows");
    requireNonNull(variants, "variants");
  }

  /**
   * What to compare with where compare names another variant over the same range, as in {@code
   * version:1.4.2}.
   *
   * @param variants those that are asked about
   */
  static Optional<Selection> compared(
      Parameters parameters, WindowQuery windows, VariantChoice variants) {
    Optional<String> compare = parameters.optional(COMPARE);
    int colon = compare.map(text -> text.indexOf(':')).orElse(-1);
    Dimension dimension =
        colon < 0 ? null : Dimension.BY_LABEL.get(compare.get().substring(0, colon));
    if (dimension == null) {
      return Optional.empty();
    }
    requireComparable(compare.get(), dimension, windows, variants);
    return Optional.of(
        new Selection(windows, variants.with(dimension, compare.get().substring(colon + 1))));
  }

  /** The same in one merged window. */
  Selection withoutStep() {
    return new Selection(windows.withoutStep(), variants);
  }

  private static void requireComparable(
      String compare, Dimension dimension, WindowQuery windows, VariantChoice variants) {
    if (windows.step().isPresent()) {
      String step = windows.step().map(Resolution::label).get();
      throw badParameter(QueryParameters.STEP.name(), step, "no step together with compare");
    }
    String name = dimension.label();
    if (compare.length() == name.length() + 1) {
      throw badParameter(COMPARE, compare, name + ":NAME");
    }
    if (variants.groupBy().filter(dimension::equals).isPresent()) {
      throw badParameter(
          QueryParameters.GROUP_BY.name(), name, "another group together with compare=" + compare);
    }
    if (!variants.wanted().containsKey(dimension)) {
      throw badParameter(COMPARE, compare, "a %s together with %s=".formatted(name, name));
    }
  }
}
