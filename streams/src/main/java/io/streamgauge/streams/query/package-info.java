/**
 * Questions over HTTP, answered from the state stores: {@link
 * io.streamgauge.streams.query.QueryRoutes}. A range is a merge of sketches, never an average of
 * percentiles.
 */
package io.streamgauge.streams.query;
