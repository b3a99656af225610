/** Micro-benchmarks of latency that need what is private to its package. */
package io.streamgauge.streams.latency;
