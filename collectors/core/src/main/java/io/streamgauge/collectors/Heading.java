package io.streamgauge.collectors;

import io.streamgauge.event.Source;

/**
 * What stands at the head of a batch.
 *
 * @param source the process that the events come from
 * @param producerId identity of this life of the collector
 * @param sequence number of the batch within its topic
 * @param dropped events dropped since the batch before
 * @param time epoch milliseconds of a batch that has no events of its own
 */
record Heading(Source source, String producerId, long sequence, long dropped, long time) {}
