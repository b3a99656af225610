/**
 * Exactly once, proved by killing: real processes are killed at their work, and in the end every
 * number has to be what was published. {@link io.streamgauge.bench.chaos.ChaosCommand} is the
 * entry.
 */
package io.streamgauge.bench.chaos;
