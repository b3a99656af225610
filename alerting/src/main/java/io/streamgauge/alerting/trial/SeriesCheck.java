package io.streamgauge.alerting.trial;

import io.streamgauge.alerting.lifecycle.Series;
import io.streamgauge.alerting.rules.Dimension;
import io.streamgauge.alerting.rules.Fields;
import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Scope;
import io.streamgauge.alerting.rules.VariantName;
import io.streamgauge.alerting.trial.TestNodes.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what series are measured in a test. */
final class SeriesCheck {

  private static final String KEY = "series";
  private static final String MEASURE = "measure";
  private static final String VALUES = "values";
  private static final String INTERVAL = "interval";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long USUAL_SAMPLES = 1000;
  private static final long MOST_SAMPLES = 1_000_000_000;

  /** Any of them names the series. */
  static final List<String> NAMES =
      List.of("series", "operation", "statement", "cache", "instance", "gauge");

  /** What says which series is meant: its name and the variant of the service. */
  static final List<String> KEYS =
      Stream.concat(NAMES.stream(), Arrays.stream(Dimension.values()).map(Dimension::key)).toList();

  private final TestNodes nodes;
  private final Duration usualWindow;

  SeriesCheck(TestNodes nodes, Duration usualWindow) {
    this.nodes = nodes;
    this.usualWindow = usualWindow;
  }

  List<MeasuredSeries> check(Mapping test) {
    Set<String> keys = new HashSet<>(KEYS);
    keys.addAll(List.of("service", MEASURE, VALUES, "samples", INTERVAL));
    List<MeasuredSeries> all = new ArrayList<>();
    for (Node node : nodes.list(test, KEY)) {
      nodes
          .mapping("series", node, keys, Set.of())
          .map(Mapping::values)
          .flatMap(this::check)
          .ifPresent(all::add);
    }
    return all;
  }

  private Optional<MeasuredSeries> check(Fields fields) {
    Optional<String> service = fields.required("service", text -> text, "a name");
    Optional<Measure> measure =
        fields.required(
            MEASURE, text -> Measure.of(text).orElse(null), "a measure as in rule files");
    boolean ofVariant = !variant(fields).isEmpty();
    if (ofVariant && measure.filter(it -> !it.subject().hasVariants()).isPresent()) {
      variant(fields)
          .keySet()
          .forEach(
              it ->
                  fields.problem(it.key(), "'%s' is for requests and queries".formatted(it.key())));
    }
    Optional<Duration> window = ofVariant ? minutes(fields) : window(fields);
    Optional<Long> samples =
        fields.optional(
            "samples", SeriesCheck::count, "a whole number up to " + MOST_SAMPLES, USUAL_SAMPLES);
    Optional<List<OptionalDouble>> values =
        measure.flatMap(
            it ->
                fields.required(
                    VALUES, text -> Values.of(it.quantity(), text).orElse(null), Values.ALLOWED));
    return service.isEmpty() || window.isEmpty() || samples.isEmpty() || values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MeasuredSeries(
                new Series(service.get(), name(fields).orElse(Scope.TOTAL)),
                ofVariant,
                measure.get(),
                window.get(),
                values.get(),
                samples.get()));
  }

  private Optional<Duration> window(Fields fields) {
    return fields.optional(INTERVAL, TestFileReader::window, TestFileReader.WINDOWS, usualWindow);
  }

  private Optional<Duration> minutes(Fields fields) {
    return fields.optional(
        INTERVAL,
        SeriesCheck::atLeastAMinute,
        "1m, 1h, because variants have no shorter windows",
        usualWindow.compareTo(MINUTE) < 0 ? MINUTE : usualWindow);
  }

  private static Duration atLeastAMinute(String text) {
    Duration window = TestFileReader.window(text);
    return window == null || window.compareTo(MINUTE) < 0 ? null : window;
  }

  /** The name of the series, where there is one, with the variant if one is told. */
  static Optional<String> name(Fields fields) {
    Map<Dimension, String> variant = variant(fields);
    Optional<String> name = plainName(fields);
    return variant.isEmpty()
        ? name
        : Optional.of(new VariantName(name.orElse(Scope.TOTAL), variant).text());
  }

  private static Map<Dimension, String> variant(Fields fields) {
    Map<Dimension, String> parts = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      if (fields.has(dimension.key())) {
        fields
            .required(dimension.key(), text -> text, "a value")
            .ifPresent(value -> parts.put(dimension, value));
      }
    }
    return parts;
  }

  private static Optional<String> plainName(Fields fields) {
    List<String> named = NAMES.stream().filter(fields::has).toList();
    named.stream()
        .skip(1)
        .forEach(
            key ->
                fields.problem(
                    key, "'%s' names the series, as '%s' does".formatted(key, named.get(0))));
    return named.stream()
        .findFirst()
        .flatMap(key -> fields.required(key, text -> text.isBlank() ? null : text, "a name"));
  }

  private static Long count(String text) {
    return text.matches("[0-9]{1,10}") && Long.parseLong(text) <= MOST_SAMPLES
        ? Long.valueOf(text)
        : null;
  }
}
