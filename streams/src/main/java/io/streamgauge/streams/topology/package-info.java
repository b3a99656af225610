/**
 * The topology on one page: {@link io.streamgauge.streams.topology.AnalyticsTopology}. Called by
 * the service.
 */
package io.streamgauge.streams.topology;
