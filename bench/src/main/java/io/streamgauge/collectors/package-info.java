/** Micro-benchmarks of the collector that need what is private to its package. */
package io.streamgauge.collectors;
