package io.streamgauge.alerting.baseline;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What was to be expected of a window.
 *
 * @param centre the value to expect
 * @param bands what is usual for several reasons; the widest one counts on either side
 */
public record Expectation(double centre, List<Band> bands) {

  /**
   * Values that are usual, and how far those beyond them stray.
   *
   * @param low lowest usual value
   * @param below deviation below it, 0 or more
   * @param high highest usual value
   * @param above deviation above it, 0 or more
   */
  public record Band(double low, double below, double high, double above) {}

  public Expectation {
    bands = List.copyOf(requireNonNull(bands, "bands"));
    if (bands.isEmpty()) {
      throw new IllegalArgumentException("bands are empty");
    }
  }

  /** The limit that is a number of deviations above what is usual. */
  public double upper(double deviations) {
    return bands.stream()
        .mapToDouble(band -> band.high() + deviations * band.above())
        .max()
        .orElseThrow();
  }

  /** The limit that is a number of deviations below what is usual. */
  public double lower(double deviations) {
    return bands.stream()
        .mapToDouble(band -> band.low() - deviations * band.below())
        .min()
        .orElseThrow();
  }
}
