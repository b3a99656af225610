/**
 * Events a second, of the product and of its baselines, over the same events. Entered by {@link
 * io.streamgauge.bench.throughput.ThroughputCommand}.
 */
package io.streamgauge.bench.throughput;
