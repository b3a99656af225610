/**
 * Latency of requests and statements: batches become deltas ({@link
 * io.streamgauge.streams.latency.CombineProcessor}), deltas become windows ({@link
 * io.streamgauge.streams.latency.RollupProcessor}). Called by the topology and by queries.
 */
package io.streamgauge.streams.latency;
