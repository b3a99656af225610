/**
 * Gauges: readings of numbers that go up and down add up in windows per series, which is a name
 * with its tags ({@code GaugeSeries}). Entry types are the two processors; called by the topology.
 */
package io.streamgauge.streams.gauges;
