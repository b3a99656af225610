/**
 * {@code bench latency}: how long from an event to its answer and to its alert. The entry is {@link
 * io.streamgauge.bench.latency.LatencyCommand}.
 */
package io.streamgauge.bench.latency;
