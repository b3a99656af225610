/**
 * Micro-benchmarks with JMH of the steps that an event takes; {@link
 * io.streamgauge.bench.micro.MicroCommand} runs them. Those that need what is private to a package
 * of the product are in a package of the same name.
 */
package io.streamgauge.bench.micro;
