/**
 * The report: how each service stands over a range, and what to do about it. {@link
 * io.streamgauge.streams.report.ReportRoutes} answers it over HTTP. {@code EvidenceReader} alone
 * reads, through the queries; scoring, trends, attribution and advice are pure functions of what it
 * has read. Called by the analytics service and, for targets and the answer's shape, by the command
 * line.
 */
package io.streamgauge.streams.report;
