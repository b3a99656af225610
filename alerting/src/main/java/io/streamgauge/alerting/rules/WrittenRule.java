package io.streamgauge.alerting.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as the user wrote it: text with its places, not yet judged.
 *
 * @param place where it begins
 * @param entries what stands behind each key
 */
record WrittenRule(Place place, Map<String, Written> entries) {

  WrittenRule {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  Optional<Written> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /**
   * What stands behind one key.
   *
   * @param place of the first value
   * @param values one for a scalar, any number for a list
   */
  record Written(Place place, boolean list, List<String> values) {

    Written {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return list ? values.toString() : values.get(0);
    }
  }
}
