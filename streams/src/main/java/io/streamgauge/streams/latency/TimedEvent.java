package io.streamgauge.streams.latency;

/**
 * One timed event, whatever its kind.
 *
 * @param series operation or statement
 * @param time when it ended, epoch milliseconds
 * @param nanos duration, 0 or more
 * @param failed whether it failed
 * @param rows rows returned or changed, -1 if unknown
 * @param poolWait nanoseconds waited for a connection, -1 if unknown
 */
record TimedEvent(String series, long time, long nanos, boolean failed, long rows, long poolWait) {}
