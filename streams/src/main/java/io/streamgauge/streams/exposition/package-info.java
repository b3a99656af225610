/**
 * Final windows for Prometheus. {@link io.streamgauge.streams.exposition.AnalyticsMetrics} listens
 * to a feed and answers {@code GET /metrics/analytics}. Called by whoever puts a process together.
 */
package io.streamgauge.streams.exposition;
