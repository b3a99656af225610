/**
 * Hit ratios: readings of cumulative counters become deltas ({@code CounterDelta}), deltas add up
 * in windows. Entry types are the two processors; called by the topology.
 */
package io.streamgauge.streams.caches;
