/**
 * Windows in event time: their lengths ({@link io.streamgauge.streams.window.Resolution}), how far
 * time has come ({@link io.streamgauge.streams.window.Watermark}) and which windows are still to be
 * reported ({@link io.streamgauge.streams.window.OpenWindows}). Called by the processors of the
 * topology.
 */
package io.streamgauge.streams.window;
