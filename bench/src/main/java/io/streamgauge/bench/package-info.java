/**
 * Measures the product against its baselines, in one process with an embedded broker. {@link
 * io.streamgauge.bench.BenchMain} is the command line; nothing of this is part of the product.
 */
package io.streamgauge.bench;
