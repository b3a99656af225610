package io.streamgauge.bench.queries;

import io.streamgauge.bench.load.Durations;
import io.streamgauge.bench.load.KnownEvents;
import io.streamgauge.bench.load.KnownEvents.Series;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Events as a histogram with the default buckets of Prometheus' client libraries, scraped at the
 * end of every window, in OpenMetrics text.
 */
final class ClassicHistograms {

  static final String METRIC = "request_seconds";

  private static final double[] BOUNDS = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, Double.POSITIVE_INFINITY
  };

  private final KnownEvents known;

  ClassicHistograms(KnownEvents known) {
    this.known = known;
  }

  /** How many samples a scrape has of one series. */
  static int samplesOfSeries() {
    return BOUNDS.length + 2;
  }

  void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("# TYPE " + METRIC + " histogram\n");
      for (Series series : known.series()) {
        write(series, out);
      }
      out.write("# EOF\n");
    }
  }

  private void write(Series series, BufferedWriter out) throws IOException {
    String labels =
        "service=\"%s\",operation=\"%s\"".formatted(series.service(), series.operation());
    long[] counts = new long[BOUNDS.length];
    double sum = 0;
    write(labels, counts, sum, known.from(), out);
    for (int index = 0; index < known.windows(); index++) {
      Durations window = known.window(series, index);
      for (int i = 0; i < BOUNDS.length; i++) {
        counts[i] += window.atMost(BOUNDS[i] * 1e9);
      }
      sum += window.seconds();
      long at = known.from() + (index + 1) * KnownEvents.WINDOW_MILLIS;
      write(labels, counts, sum, at, out);
    }
  }

  private static void write(
      String labels, long[] counts, double sum, long millis, BufferedWriter out)
      throws IOException {
    String end = " " + millis / 1000 + "\n";
    for (int i = 0; i < counts.length; i++) {
      String bound = Double.isInfinite(BOUNDS[i]) ? "+Inf" : Double.toString(BOUNDS[i]);
      out.write(METRIC + "_bucket{" + labels + ",le=\"" + bound + "\"} " + counts[i] + end);
    }
    out.write(METRIC + "_count{" + labels + "} " + counts[counts.length - 1] + end);
    out.write(METRIC + "_sum{" + labels + "} " + sum + end);
  }
}
