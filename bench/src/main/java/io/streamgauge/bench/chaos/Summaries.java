package io.streamgauge.bench.chaos;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.window.Resolution;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The latest published summary of each window, held against the ledger. Not thread-safe. */
final class Summaries {

  private static final double ACCURACY = 0.01;
  private static final int MAX_BINS = 2048;

  private final Map<WindowKey, LatencySummary> latest = new HashMap<>();

  void add(LatencySummary summary) {
    latest.put(window(summary), summary);
  }

  static WindowKey window(LatencySummary summary) {
    return new WindowKey(
        summary.getService(),
        summary.getSeries(),
        Resolution.ofMillis(summary.getResolution()),
        summary.getStart());
  }

  Map<WindowKey, LatencySummary> latest() {
    return latest;
  }

  /**
   * Notes what differs.
   *
   * @param finalBefore windows that end before it have to be final, epoch milliseconds
   */
  void compare(Ledger ledger, long finalBefore, List<String> differences) {
    ledger
        .windows()
        .forEach(
            (window, published) -> {
              LatencySummary summary = latest.get(window);
              if (summary == null) {
                differences.add("%s: published %s, no summary".formatted(window, published));
              } else {
                compare(window, published, summary, differences);
                requireFinal(window, summary, finalBefore, differences);
              }
            });
    latest.keySet().stream()
        .filter(window -> !ledger.windows().containsKey(window))
        .forEach(window -> differences.add(window + ": a summary, but nothing was published"));
  }

  private static void compare(
      WindowKey window, Sums published, LatencySummary summary, List<String> differences) {
    Sums found = new Sums(summary.getCount(), summary.getErrors(), summary.getSum());
    if (!found.equals(published)) {
      differences.add("%s: published %s, summary %s".formatted(window, published, found));
    }
    double inSketch = count(summary.getSketch());
    if (inSketch != published.count()) {
      differences.add(
          "%s: published %d events, sketch %.3f".formatted(window, published.count(), inSketch));
    }
  }

  private static void requireFinal(
      WindowKey window, LatencySummary summary, long finalBefore, List<String> differences) {
    if (window.end() < finalBefore && summary.getState() != WindowState.FINAL) {
      differences.add("%s: over, but %s".formatted(window, summary.getState()));
    }
  }

  private static double count(ByteBuffer bytes) {
    DDSketch sketch = DDSketches.collapsingLowestDense(ACCURACY, MAX_BINS);
    ByteBuffer copy = bytes.duplicate();
    byte[] content = new byte[copy.remaining()];
    copy.get(content);
    try {
      sketch.decodeAndMergeWith(ByteArrayInput.wrap(content));
    } catch (IOException e) {
      throw new ChaosException("a summary's sketch is no DDSketch", e);
    }
    return sketch.getCount();
  }
}
