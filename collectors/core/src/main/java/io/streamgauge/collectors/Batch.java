package io.streamgauge.collectors;

import org.apache.avro.specific.SpecificRecord;

/**
 * A batch that is ready to be sent.
 *
 * @param value the record
 * @param events how many events it holds
 * @param newest epoch milliseconds of its newest event
 */
record Batch<B extends SpecificRecord>(B value, int events, long newest) {}
