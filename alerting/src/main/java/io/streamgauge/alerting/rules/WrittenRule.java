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
   * @param values one for a scalar, any number for a list
   */
  public record Written(Place place, boolean list, List<String> values) {

    public Written {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return list ? values.toString() : values.get(0);
    }
  }
}
