/**
 * The report as people read it. {@link io.streamgauge.standalone.report.ReportClient} asks a
 * running instance, {@link io.streamgauge.standalone.report.TextPage} and {@link
 * io.streamgauge.standalone.report.MarkdownPage} write what it answers. Called by the command line.
 */
package io.streamgauge.standalone.report;
