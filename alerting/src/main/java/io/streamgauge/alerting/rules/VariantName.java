package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One series of one variant of a service. As a text, by which alerts are about it, it is {@code GET
 * /{environment=eu,version=1.4}}: parts in the order of their names, and special characters of
 * their values after a backslash, as in the series of gauges.
 *
 * @param series operation or statement; {@code *} for the whole service
 * @param parts the values, empty where a service does not tell them; at least one
 */
public record VariantName(String series, Map<Dimension, String> parts) {

  private static final Pattern SPECIAL = Pattern.compile("[\\\\{},=]");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);
  private static final String PART = "(?:[a-z]+)=(?:[^\\\\{},=]++|\\\\.)*";
  private static final Pattern VARIANT =
      Pattern.compile("\\{(" + PART + "(?:," + PART + ")*)}\\z", Pattern.DOTALL);
  private static final Pattern PARTS =
      Pattern.compile("([a-z]+)=((?:[^\\\\{},=]++|\\\\.)*)(?:,|\\z)", Pattern.DOTALL);

  public VariantName {
    requireNonNull(series, "series");
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a variant without any part");
    }
    parts = Map.copyOf(parts);
  }

  /** Reads what {@link #text} wrote; empty if it is no such text. */
  public static Optional<VariantName> parse(String text) {
    Matcher variant = VARIANT.matcher(text);
    if (!variant.find()) {
      return Optional.empty();
    }
    Map<Dimension, String> parts = new EnumMap<>(Dimension.class);
    Matcher part = PARTS.matcher(variant.group(1));
    while (part.find()) {
      Optional<Dimension> dimension = Dimension.of(part.group(1));
      if (dimension.isEmpty()) {
        return Optional.empty();
      }
      parts.put(dimension.get(), ESCAPED.matcher(part.group(2)).replaceAll("$1"));
    }
    return Optional.of(new VariantName(text.substring(0, variant.start()), parts));
  }

  /** The same for equal series of equal variants. */
  public String text() {
    return inOrder()
        .map(part -> part.getKey().key() + '=' + escaped(part.getValue()))
        .collect(joining(",", series + '{', "}"));
  }

  /** The variant for people: {@code environment eu, version 1.4}. */
  public String words() {
    return inOrder()
        .map(
            part ->
                part.getKey().key()
                    + ' '
                    + (part.getValue().isEmpty() ? "not told" : part.getValue()))
        .collect(joining(", "));
  }

  /** The values by the keys of their dimensions. */
  Map<String, String> byKey() {
    return parts.entrySet().stream()
        .collect(toUnmodifiableMap(part -> part.getKey().key(), Map.Entry::getValue));
  }

  private Stream<Map.Entry<Dimension, String>> inOrder() {
    return parts.entrySet().stream().sorted(Comparator.comparing(part -> part.getKey().key()));
  }

  private static String escaped(String value) {
    return SPECIAL.matcher(value).replaceAll("\\\\$0");
  }
}
