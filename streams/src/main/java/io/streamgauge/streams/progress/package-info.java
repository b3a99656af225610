/**
 * How far the pipeline has come, so that others can tell a silent service from a pipeline that
 * lags: {@link io.streamgauge.streams.progress.PipelineClock} knows it, the processors of {@link
 * io.streamgauge.streams.progress.Stage}s tell it on a topic. Called by the topology and the
 * service.
 */
package io.streamgauge.streams.progress;
