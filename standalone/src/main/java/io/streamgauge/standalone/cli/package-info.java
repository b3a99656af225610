/**
 * The commands of the command line, one type each, and the settings that they share ({@link
 * io.streamgauge.standalone.cli.Keys}). Called by {@link io.streamgauge.standalone.Main} only.
 */
package io.streamgauge.standalone.cli;
