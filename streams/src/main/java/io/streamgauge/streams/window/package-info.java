/**
 * Windows in event time: their lengths ({@link io.streamgauge.streams.window.Resolution}), how far
 * time has come ({@link io.streamgauge.streams.window.Watermark}) and what there is to report of
 * each window ({@link io.streamgauge.streams.window.ReportedWindows}). Called by the processors of
 * the topology.
 */
package io.streamgauge.streams.window;
