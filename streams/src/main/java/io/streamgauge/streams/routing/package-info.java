/**
 * Reads the state stores of all instances as if they were here: partitions that this instance works
 * on are read in its own stores, all others are asked of the instances that hold them, one hop
 * away. {@link io.streamgauge.streams.routing.RoutedStores} is the entry, called by the queries;
 * {@link io.streamgauge.streams.routing.Reading} collects, for one answer, what was stale, what
 * could not be reached and which position was reached.
 */
package io.streamgauge.streams.routing;
