package io.streamgauge.streams.window;

import java.time.Duration;
import java.util.List;

/**
 * The window lengths that everything is kept in. Windows tumble and are aligned to the Unix epoch.
 */
public enum Resolution {
  TEN_SECONDS("10s", Duration.ofSeconds(10)),
  ONE_MINUTE("1m", Duration.ofMinutes(1)),
  ONE_HOUR("1h", Duration.ofHours(1));

  /** All resolutions, finest first. */
  public static final List<Resolution> ALL = List.of(values());

  private final String label;
  private final Duration length;

  Resolution(String label, Duration length) {
    this.label = label;
    this.length = length;
  }

  /** The name used in store names, in HTTP parameters and in rule files: 10s, 1m, 1h. */
  public String label() {
    return label;
  }

  /** Length of a window. */
  public Duration length() {
    return length;
  }

  /** Length of a window in milliseconds. */
  public long millis() {
    return length.toMillis();
  }

  /** Start of the window that holds an instant (epoch milliseconds). */
  public long startOf(long instant) {
    return Math.floorDiv(instant, millis()) * millis();
  }

  /** End, exclusive, of the window that holds an instant (epoch milliseconds). */
  public long endOf(long instant) {
    return startOf(instant) + millis();
  }

  /**
   * The resolution of a length in milliseconds.
   *
   * @throws IllegalArgumentException if there is none of that length
   */
  public static Resolution ofMillis(long millis) {
    for (Resolution resolution : ALL) {
      if (resolution.millis() == millis) {
        return resolution;
      }
    }
    throw new IllegalArgumentException(
        "no resolution of " + millis + " ms; there are 10s, 1m and 1h");
  }
}
