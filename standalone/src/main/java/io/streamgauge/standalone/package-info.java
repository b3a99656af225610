/**
 * All of the product in one process. {@link io.streamgauge.standalone.Main} is the command line,
 * {@link io.streamgauge.standalone.Pipeline} starts and stops the parts in order: whoever needs the
 * whole way from events to alerts (commands, demo, analysis, tests) goes through it.
 */
package io.streamgauge.standalone;
