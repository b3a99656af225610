package io.streamgauge.alerting.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of a file, such as a rule, as the user wrote it: text with its places, not yet judged.
 *
 * @param kind what such entries are called: {@code rule}
 * @param place where it begins
 * @param entries what stands behind each key
 */
public record WrittenRule(String kind, Place place, Map<String, Written> entries) {

  public WrittenRule {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  public Optional<Written> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /**
   * What stands behind one key.
   *
   * @param place of the first value
   * @param values one for a scalar, any number for a list, none for a map
   * @param entries of a map
   */
  public record Written(
      Place place, boolean list, List<String> values, Map<String, Written> entries) {

    public Written {
      values = List.copyOf(values);
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** A scalar or a list. */
    public Written(Place place, boolean list, List<String> values) {
      this(place, list, values, Map.of());
    }

    static Written map(Place place, Map<String, Written> entries) {
      return new Written(place, false, List.of(), entries);
    }

    public boolean isScalar() {
      return !list && !values.isEmpty();
    }

    boolean isMap() {
      return !list && values.isEmpty();
    }

    @Override
    public String toString() {
      if (isMap()) {
        return entries.toString();
      }
      return list ? values.toString() : values.get(0);
    }
  }
}
