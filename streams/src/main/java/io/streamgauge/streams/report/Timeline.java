package io.streamgauge.streams.report;

import static java.util.Objects.requireNonNull;

import io.streamgauge.streams.query.LatencyAnswer;
import io.streamgauge.streams.window.Resolution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The windows of a range in which a service served requests.
 *
 * @param step length of the windows
 * @param starts their starts, ordered
 */
record Timeline(Resolution step, List<Long> starts) {

  Timeline {
    requireNonNull(step, "step");
    starts = List.copyOf(starts);
  }

  static Timeline of(Resolution step, Range range, List<LatencyAnswer.Series> series) {
    SortedSet<Long> starts = new TreeSet<>();
    series.forEach(
        each ->
            each.windows().stream()
                .filter(window -> range.holds(window.start(), window.end()))
                .forEach(window -> starts.add(window.start())));
    return new Timeline(step, List.copyOf(starts));
  }

  int size() {
    return starts.size();
  }

  /** Events of a series in each window; 0 where it has none. */
  List<Double> counts(List<LatencyAnswer.Window> windows) {
    List<Double> counts = new ArrayList<>(Collections.nCopies(starts.size(), 0.0));
    for (LatencyAnswer.Window window : windows) {
      int at = Collections.binarySearch(starts, window.start());
      if (at >= 0) {
        counts.set(at, (double) window.count());
      }
    }
    return counts;
  }
}
