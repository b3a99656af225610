package io.streamgauge.bench.chaos;

import static java.util.Objects.requireNonNull;

import io.streamgauge.streams.window.Resolution;

/**
 * One window of one series.
 *
 * @param version of the service; empty for all of them
 * @param start epoch milliseconds, a multiple of the resolution
 */
record WindowKey(String service, String series, String version, Resolution resolution, long start) {

  WindowKey {
    requireNonNull(service, "service");
    requireNonNull(series, "series");
    requireNonNull(version, "version");
    requireNonNull(resolution, "resolution");
    if (resolution.startOf(start) != start) {
      throw new IllegalArgumentException(
          "start is %d, allowed is a multiple of %s".formatted(start, resolution.label()));
    }
  }

  /** Of all versions. */
  WindowKey(String service, String series, Resolution resolution, long start) {
    this(service, series, "", resolution, start);
  }

  static WindowKey holding(
      String service, String series, String version, Resolution resolution, long time) {
    return new WindowKey(service, series, version, resolution, resolution.startOf(time));
  }

  /** End, exclusive, epoch milliseconds. */
  long end() {
    return start + resolution.millis();
  }

  @Override
  public String toString() {
    return "%s %s %s %s@%d".formatted(service, version, series, resolution.label(), start);
  }
}
