package io.streamgauge.alerting.trial;

import io.streamgauge.alerting.lifecycle.Series;
import io.streamgauge.alerting.rules.Fields;
import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Scope;
import io.streamgauge.alerting.trial.TestNodes.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what series are measured in a test. */
final class SeriesCheck {

  private static final String KEY = "series";
  private static final String MEASURE = "measure";
  private static final String VALUES = "values";
  private static final long USUAL_SAMPLES = 1000;
  private static final long MOST_SAMPLES = 1_000_000_000;

  /** Any of them names the series. */
  static final List<String> NAMES =
      List.of("series", "operation", "statement", "cache", "instance", "gauge");

  private final TestNodes nodes;
  private final Duration usualWindow;

  SeriesCheck(TestNodes nodes, Duration usualWindow) {
    this.nodes = nodes;
    this.usualWindow = usualWindow;
  }

  List<MeasuredSeries> check(Mapping test) {
    Set<String> keys = new HashSet<>(NAMES);
    keys.addAll(List.of("service", MEASURE, VALUES, "samples", "interval"));
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
    Optional<Duration> window =
        fields.optional("interval", TestFileReader::window, TestFileReader.WINDOWS, usualWindow);
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
                measure.get(),
                window.get(),
                values.get(),
                samples.get()));
  }

  /** The name of the series, where there is one. */
  static Optional<String> name(Fields fields) {
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
