package io.streamgauge.standalone;

import io.streamgauge.service.feed.FeedSettings;
import io.streamgauge.streams.exposition.AnalyticsMetrics;

/**
 * How much goes out at most.
 *
 * @param streamClients clients of the event stream at a time, 1 or more
 * @param metricSeries series that are exposed to Prometheus, 1 or more
 */
public record OutputLimits(int streamClients, int metricSeries) {

  public static final OutputLimits DEFAULT =
      new OutputLimits(FeedSettings.DEFAULT_MOST_CLIENTS, AnalyticsMetrics.DEFAULT_MOST_SERIES);

  public OutputLimits {
    if (streamClients < 1) {
      throw new IllegalArgumentException(
          "streamClients is " + streamClients + ", allowed is 1 or more");
    }
    if (metricSeries < 1) {
      throw new IllegalArgumentException(
          "metricSeries is " + metricSeries + ", allowed is 1 or more");
    }
  }
}
