package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.store.CollapsingLowestDenseStore;
import io.streamgauge.metric.LatencySummary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads quantiles out of the sketch of a summary, at its relative accuracy of 1 % and never outside
 * of shortest and longest. The sketch is decoded when the first quantile is asked for: most windows
 * are judged without. Not thread-safe.
 */
final class SketchedQuantiles implements Quantiles {

  private static final Logger LOG = LoggerFactory.getLogger(SketchedQuantiles.class);
  private static final int MOST_BINS = 2_048;
  private static final double NANOS = 1e9;

  private final LatencySummary summary;
  private Optional<DDSketch> sketch = Optional.empty();
  private boolean decoded;

  SketchedQuantiles(LatencySummary summary) {
    this.summary = requireNonNull(summary, "summary");
  }

  @Override
  public OptionalDouble at(double q) {
    if (!decoded) {
      sketch = decode().filter(it -> it.getCount() > 0);
      decoded = true;
    }
    return sketch
        .map(it -> OptionalDouble.of(within(nearestRank(it, q)) / NANOS))
        .orElseGet(OptionalDouble::empty);
  }

  private Optional<DDSketch> decode() {
    ByteBuffer bytes = summary.getSketch();
    try {
      return Optional.of(
          DDSketch.decode(
              ByteArrayInput.wrap(
                  bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining()),
              () -> new CollapsingLowestDenseStore(MOST_BINS)));
    } catch (IOException | RuntimeException e) { // whatever the bytes are, other rules go on
      LOG.warn(
          "The sketch of {}, {} at {} cannot be read: {}",
          summary.getService(),
          summary.getSeries(),
          summary.getStart(),
          e.toString());
      return Optional.empty();
    }
  }

  /**
   * The value at the 1-based rank ceil(q * count). The library counts ranks from q * (count - 1),
   * so it is asked for the middle between two of them.
   */
  private static double nearestRank(DDSketch sketch, double q) {
    double count = sketch.getCount();
    double rank = Math.max(1, Math.ceil(q * count - 1e-9));
    return rank >= count
        ? sketch.getMaxValue()
        : sketch.getValueAtQuantile((rank - 0.5) / (count - 1));
  }

  private double within(double nanos) {
    return Math.max(summary.getMin(), Math.min(summary.getMax(), nanos));
  }
}
