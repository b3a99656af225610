package io.streamgauge.streams.query;

import static io.streamgauge.service.http.ProblemException.badParameter;
import static java.util.Objects.requireNonNull;

import io.streamgauge.service.http.Parameters;
import io.streamgauge.streams.latency.Dimension;
import io.streamgauge.streams.latency.Variant;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Resolution;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which variants of services a question is about, and whether they are told apart.
 *
 * @param wanted what variants have to be
 * @param groupBy what makes groups of variants, if anything does
 */
record VariantChoice(Map<Dimension, String> wanted, Optional<Dimension> groupBy) {

  /** All events, those of no variant among them. */
  static final VariantChoice ALL = new VariantChoice(Map.of(), Optional.empty());

  VariantChoice {
    wanted = Map.copyOf(wanted);
    requireNonNull(groupBy, "groupBy");
  }

  /** Reads version, environment, tag and groupBy, and whether the step goes with them. */
  static VariantChoice of(Parameters parameters) {
    Map<Dimension, String> wanted = new EnumMap<>(Dimension.class);
    Dimension.BY_LABEL.forEach(
        (name, dimension) ->
            parameters.optional(name).ifPresent(value -> wanted.put(dimension, value)));
    VariantChoice choice =
        new VariantChoice(
            wanted, parameters.choice(QueryParameters.GROUP_BY.name(), Dimension.BY_LABEL));
    if (!choice.isAll()) {
      parameters.optional(QueryParameters.STEP.name()).ifPresent(VariantChoice::requireKept);
    }
    return choice;
  }

  private static void requireKept(String step) {
    List<Resolution> kept = StoreNames.LATENCY_VARIANTS.resolutions();
    if (kept.stream().noneMatch(resolution -> resolution.label().equals(step))) {
      throw badParameter(
          QueryParameters.STEP.name(),
          step,
          kept.stream().map(Resolution::label).collect(Collectors.joining(" or "))
              + " together with version, environment, tag or groupBy");
    }
  }

  /** The same of another value in one dimension. */
  VariantChoice with(Dimension dimension, String value) {
    Map<Dimension, String> other = new EnumMap<>(Dimension.class);
    other.putAll(wanted);
    other.put(dimension, value);
    return new VariantChoice(other, groupBy);
  }

  /** Whether it asks for no variants at all. */
  boolean isAll() {
    return wanted.isEmpty() && groupBy.isEmpty();
  }

  /** What the texts of all variants that it includes begin with. */
  String prefix() {
    String environment = wanted.get(Dimension.ENVIRONMENT);
    return environment == null
        ? ""
        : Variant.prefix(environment, Optional.ofNullable(wanted.get(Dimension.VERSION)));
  }

  boolean includes(Variant variant) {
    return wanted.entrySet().stream()
        .allMatch(want -> want.getKey().of(variant).equals(want.getValue()));
  }

  /** The group of a variant, if there are groups. */
  Optional<String> groupOf(Variant variant) {
    return groupBy.map(dimension -> dimension.of(variant));
  }

  /** The shortest windows that answer it. */
  Resolution finest() {
    return isAll() ? Resolution.TEN_SECONDS : StoreNames.LATENCY_VARIANTS.finest();
  }
}
