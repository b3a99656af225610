package io.streamgauge.streams.query;

import static java.util.Objects.requireNonNull;

import io.streamgauge.streams.latency.SeriesKey;
import java.util.Optional;

/**
 * What one entry of an answer is about.
 *
 * @param series the series
 * @param group the group of variants, where there are groups
 */
record SeriesGroup(SeriesKey series, Optional<String> group) {

  SeriesGroup {
    requireNonNull(series, "series");
    requireNonNull(group, "group");
  }

  /** Reads what {@link #toString} wrote. */
  static SeriesGroup parse(String key) {
    int group = groupAt(key);
    return group < 0
        ? new SeriesGroup(SeriesKey.parse(key), Optional.empty())
        : new SeriesGroup(
            SeriesKey.parse(key.substring(0, group)), Optional.of(key.substring(group + 1)));
  }

  private static int groupAt(String key) {
    return key.indexOf('\t', SeriesKey.serviceOf(key).length());
  }

  /** The key of the whole service in the group of another key. */
  static String wholeServiceOf(String key) {
    int group = groupAt(key);
    String whole = SeriesKey.serviceOf(key) + SeriesKey.WHOLE_SERVICE;
    return group < 0 ? whole : whole + key.substring(group);
  }

  /** Whether a key is that of a whole service. */
  static boolean isWholeService(String key) {
    return key.equals(wholeServiceOf(key));
  }

  /**
   * The key by which entries are gathered and ordered: the series' key, and the group behind it.
   */
  @Override
  public String toString() {
    return group.map(name -> series + "\t" + name).orElseGet(series::toString);
  }
}
