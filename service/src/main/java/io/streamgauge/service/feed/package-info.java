/**
 * Results as they come, for everyone who listens. {@link io.streamgauge.service.feed.Feed} reads
 * the result topics with one consumer per process and hands each batch to all of its {@link
 * io.streamgauge.service.feed.Listener}s; {@link io.streamgauge.service.feed.FeedRoutes} serves it
 * as server-sent events at {@code /api/v1/stream}. What kinds of events there are, and how they
 * look in JSON, is told by the modules that make them ({@link
 * io.streamgauge.service.feed.FeedKind}). Called by whoever puts a process together.
 */
package io.streamgauge.service.feed;
