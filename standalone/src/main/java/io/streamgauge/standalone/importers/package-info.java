/**
 * Readers of recorded files: {@link io.streamgauge.standalone.importers.LogFormat} names the
 * formats and reads a file, {@link io.streamgauge.standalone.importers.RecordedEvents} is what it
 * reads into. Called by the analysis; knows nothing of Kafka.
 */
package io.streamgauge.standalone.importers;
