package io.streamgauge.streams.report;

import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.Resolution;
import java.util.ArrayList;
import java.util.List;

/** Which windows a range can be cut into. */
final class Steps {

  private Steps() {}

  /**
   * The lengths to try, longest first: those that leave enough windows in the range, and the
   * shortest that is still kept. Shorter ones than that may have expired in part.
   *
   * @param oldest start of what is to be read, epoch milliseconds
   * @param now wall clock, epoch milliseconds
   */
  static List<Resolution> of(Range range, long oldest, long now, Retention retention) {
    Resolution finestKept =
        Resolution.ALL.stream()
            .filter(resolution -> oldest >= now - retention.of(resolution).toMillis())
            .findFirst()
            .orElse(Resolution.ONE_HOUR);
    List<Resolution> steps = new ArrayList<>();
    for (Resolution resolution : Resolution.ALL) {
      boolean enough = range.length() / resolution.millis() >= Attribution.FEWEST_WINDOWS;
      if (enough || resolution == finestKept) {
        steps.add(0, resolution);
      }
    }
    return steps;
  }
}
