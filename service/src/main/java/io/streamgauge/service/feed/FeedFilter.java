package io.streamgauge.service.feed;

import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.ProblemException;
import io.streamgauge.service.openapi.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events a client wants.
 *
 * @param kinds those wanted
 * @param service empty for all
 * @param series the series wanted of any kind; empty for all
 * @param seriesOfKind the series wanted of a kind, besides
 * @param resolution length of the windows
 * @param windowStates empty for all
 * @param alertStates empty for all
 */
record FeedFilter(
    Set<FeedKind<?>> kinds,
    Optional<String> service,
    Optional<String> series,
    Map<FeedKind<?>, String> seriesOfKind,
    String resolution,
    Set<String> windowStates,
    Set<String> alertStates) {

  private static final List<String> RESOLUTIONS = List.of("10s", "1m", "1h");
  private static final List<String> WINDOW_STATES = List.of("open", "closed", "final");
  private static final List<String> ALERT_STATES =
      List.of("pending", "firing", "no_data", "suppressed", "resolved", "inactive");

  /** The parameters that {@link #of} reads. */
  static Parameter[] parameters(List<FeedKind<?>> kinds) {
    return Stream.concat(
            Stream.of(
                Parameter.text(
                    "kind",
                    "Only these kinds, separated by commas: %s."
                        .formatted(
                            kinds.stream().map(FeedKind::name).collect(Collectors.joining(", ")))),
                Parameter.text("service", "Only this service."),
                Parameter.text("series", "Only this series, whatever its kind."),
                Parameter.choice("resolution", "Length of the windows.", RESOLUTIONS)
                    .defaultsTo(RESOLUTIONS.get(0)),
                Parameter.text(
                    "state",
                    "Only these states, separated by commas: open, closed and final of windows;"
                        + " pending, firing, no_data, suppressed, resolved and inactive of alerts.")),
            kinds.stream()
                .map(FeedKind::seriesName)
                .filter(name -> !name.equals("series"))
                .distinct()
                .map(name -> Parameter.text(name, "Only this " + name + ", of its kind.")))
        .toArray(Parameter[]::new);
  }

  static FeedFilter of(Parameters parameters, List<FeedKind<?>> kinds) {
    List<String> names = kinds.stream().map(FeedKind::name).toList();
    Set<String> wanted = words(parameters, "kind", names);
    List<String> allStates = new ArrayList<>(WINDOW_STATES);
    allStates.addAll(ALERT_STATES);
    Set<String> states = words(parameters, "state", allStates);
    Map<FeedKind<?>, String> seriesOfKind = new HashMap<>();
    kinds.forEach(
        kind -> parameters.optional(kind.seriesName()).ifPresent(it -> seriesOfKind.put(kind, it)));
    return new FeedFilter(
        only(kinds, kind -> wanted.isEmpty() || wanted.contains(kind.name())),
        parameters.optional("service"),
        parameters.optional("series"),
        seriesOfKind,
        parameters.choice("resolution", itself(RESOLUTIONS)).orElse(RESOLUTIONS.get(0)),
        only(states, WINDOW_STATES::contains),
        only(states, ALERT_STATES::contains));
  }

  private static Set<String> words(Parameters parameters, String name, List<String> allowed) {
    Set<String> words = new LinkedHashSet<>();
    parameters
        .optional(name)
        .ifPresent(
            value -> Arrays.stream(value.split(",", -1)).map(String::trim).forEach(words::add));
    words.stream()
        .filter(word -> !allowed.contains(word))
        .forEach(
            word -> {
              throw ProblemException.badParameter(
                  name, word, "one or more of " + String.join(",", allowed));
            });
    return words;
  }

  private static Map<String, String> itself(List<String> words) {
    Map<String, String> all = new LinkedHashMap<>();
    words.forEach(word -> all.put(word, word));
    return all;
  }

  private static <T> Set<T> only(Iterable<? extends T> all, Predicate<? super T> condition) {
    Set<T> some = new LinkedHashSet<>();
    all.forEach(
        each -> {
          if (condition.test(each)) {
            some.add(each);
          }
        });
    return some;
  }

  /** Whether it is wanted; reads what the record says only where its key does not decide. */
  boolean accepts(Entry entry) {
    Origin origin = entry.origin();
    return service.map(origin.service()::equals).orElse(true)
        && series.map(origin.series()::equals).orElse(true)
        && origin.series().equals(seriesOfKind.getOrDefault(entry.kind(), origin.series()))
        && entry.content().map(this::accepts).orElse(false);
  }

  private boolean accepts(Content content) {
    Set<String> states = content.resolution().isPresent() ? windowStates : alertStates;
    return content.resolution().map(resolution::equals).orElse(true)
        && (states.isEmpty() || states.contains(content.state()));
  }
}
