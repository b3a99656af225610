/**
 * The way in: every batch passes {@link io.streamgauge.streams.intake.IntakeProcessor} once, and
 * what was lost, repeated or dropped on the way is counted per service. Called by the topology.
 */
package io.streamgauge.streams.intake;
