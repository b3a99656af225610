package io.streamgauge.streams.latency;

import io.streamgauge.event.Source;
import io.streamgauge.streams.store.Keys;
import java.util.Optional;

/**
 * What tells instances of a service apart that are to be looked at apart. Each part is empty where
 * it is not told.
 *
 * @param environment where the instance runs
 * @param version of the service
 * @param tag value of the one tag that is configured
 */
public record Variant(String environment, String version, String tag) {

  /** Of a source that tells nothing; there are no windows of its own for it. */
  public static final Variant NONE = new Variant("", "", "");

  /** Stands for all variants that have no place among those of their service. */
  public static final Variant OTHER =
      new Variant(SeriesKey.OVERFLOW, SeriesKey.OVERFLOW, SeriesKey.OVERFLOW);

  private static final char SEPARATOR = '\u001f';
  private static final int LONGEST = 200;

  public Variant {
    environment = clean(environment);
    version = clean(version);
    tag = clean(tag);
  }

  private static String clean(String part) {
    String clean = Keys.clean(part).replace(SEPARATOR, ' ');
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }

  /**
   * The variant of a source.
   *
   * @param tag name of the tag that counts; empty if none does
   */
  static Variant of(Source source, String tag) {
    String value = tag.isEmpty() ? null : source.getTags().get(tag);
    if (source.getEnvironment() == null && source.getVersion() == null && value == null) {
      return NONE;
    }
    return new Variant(
        orEmpty(source.getEnvironment()), orEmpty(source.getVersion()), orEmpty(value));
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }

  /** What all variants of an environment and, if present, a version begin with as texts. */
  public static String prefix(String environment, Optional<String> version) {
    String first = clean(environment) + SEPARATOR;
    return version.map(second -> first + clean(second) + SEPARATOR).orElse(first);
  }

  /** Reads what {@link #toString} wrote; nothing if it is no variant. */
  public static Optional<Variant> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(NONE);
    }
    String[] parts = text.split(String.valueOf(SEPARATOR), -1);
    return parts.length == 3
        ? Optional.of(new Variant(parts[0], parts[1], parts[2]))
        : Optional.empty();
  }

  /** Whether a text is just what {@link #toString} writes. */
  static boolean isValid(String text) {
    return parse(text).filter(variant -> variant.toString().equals(text)).isPresent();
  }

  /** Whether it tells nothing. */
  public boolean isNone() {
    return environment.isEmpty() && version.isEmpty() && tag.isEmpty();
  }

  /** As it stands in keys and deltas: the parts with U+001F between them, or nothing. */
  @Override
  public String toString() {
    return isNone() ? "" : environment + SEPARATOR + version + SEPARATOR + tag;
  }
}
