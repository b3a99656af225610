package io.streamgauge.streams.latency;

import static java.util.Objects.requireNonNull;

import io.streamgauge.metric.Measure;
import io.streamgauge.streams.store.Keys;

/**
 * Identity of one latency series.
 *
 * @param measure what was timed
 * @param service the service
 * @param series operation or statement, {@link #WHOLE_SERVICE} for all of them together
 */
public record SeriesKey(Measure measure, String service, String series) {

  /** The series that holds all operations or statements of a service. */
  public static final String WHOLE_SERVICE = "*";

  /** The series that holds what has no place in the service's budget of series. */
  public static final String OVERFLOW = "__other__";

  private static final String WHOLE_SERVICE_KEY = "\t" + WHOLE_SERVICE;
  private static final String OVERFLOW_KEY = "\t" + OVERFLOW;

  public SeriesKey {
    requireNonNull(measure, "measure");
    service = Keys.clean(service);
    series = Keys.clean(series);
  }

  /** Reads what {@link #toString} wrote. */
  public static SeriesKey parse(String key) {
    String[] parts = key.split("\t", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a series key: " + key);
    }
    return new SeriesKey(Measure.valueOf(parts[0]), parts[1], parts[2]);
  }

  /** What all keys of a measure and, unless null, a service begin with. */
  public static String prefix(Measure measure, String service) {
    return service == null ? Keys.join(measure.name(), "") : Keys.join(measure.name(), service, "");
  }

  /** What a key has in common with all of its measure and service, as {@link #prefix} gives it. */
  public static String serviceOf(String key) {
    return key.substring(0, key.indexOf('\t', key.indexOf('\t') + 1) + 1);
  }

  /** Whether a key is that of a whole service. */
  public static boolean isWholeService(String key) {
    return key.endsWith(WHOLE_SERVICE_KEY);
  }

  /** Whether a key is that of a service's overflow. */
  public static boolean isOverflow(String key) {
    return key.endsWith(OVERFLOW_KEY);
  }

  /** The key in topics and stores: {@code measure\tservice\tseries}. */
  @Override
  public String toString() {
    return Keys.join(measure.name(), service, series);
  }
}
