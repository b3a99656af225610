package io.streamgauge.streams.query;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.streamgauge.metric.GaugeWindow;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which gauges a question is about.
 *
 * @param name only gauges of this name, whatever their tags, if present
 * @param series only series of this text, in which {@code *} stands for any characters, if present
 */
record GaugeChoice(Optional<String> name, Optional<String> series) {

  private static final char ANY = '*';

  GaugeChoice {
    requireNonNull(name, "name");
    requireNonNull(series, "series");
  }

  /** The text of the one series that is asked for, if it can only be one. */
  Optional<String> only() {
    return series.filter(text -> text.indexOf(ANY) < 0);
  }

  /** A question whether a window is of a gauge that is meant. */
  Predicate<GaugeWindow> predicate() {
    Optional<Pattern> pattern = series.map(GaugeChoice::pattern);
    return window ->
        (name.isEmpty() || name.get().equals(window.getName()))
            && (pattern.isEmpty() || pattern.get().matcher(window.getSeries()).matches());
  }

  private static Pattern pattern(String glob) {
    return Pattern.compile(
        Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(joining(".*")),
        Pattern.DOTALL);
  }
}
