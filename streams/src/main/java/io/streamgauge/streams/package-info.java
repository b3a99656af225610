/**
 * The analytics: {@link io.streamgauge.streams.AnalyticsService} is what other modules start, query
 * and stop.
 */
package io.streamgauge.streams;
