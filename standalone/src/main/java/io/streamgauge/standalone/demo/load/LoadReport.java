package io.streamgauge.standalone.demo.load;

/**
 * What the customers have seen so far.
 *
 * @param sent requests sent
 * @param inFlight of these, still without an answer
 * @param failed of these, answered with 5xx or not at all
 * @param p95Seconds of the requests since the report before, the time from the moment at which the
 *     schedule wanted the request to its answer, 95th percentile in seconds; NaN if there were none
 */
public record LoadReport(long sent, long inFlight, long failed, double p95Seconds) {}
