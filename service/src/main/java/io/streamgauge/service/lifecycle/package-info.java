/**
 * How a process ends: {@link io.streamgauge.service.lifecycle.Shutdown} closes what was started, in
 * reverse order. Called by whoever puts a process together.
 */
package io.streamgauge.service.lifecycle;
