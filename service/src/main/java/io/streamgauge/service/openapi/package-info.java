/**
 * The HTTP interface as it is documented. An {@link io.streamgauge.service.openapi.Operation}
 * stands next to the route that it describes; {@link io.streamgauge.service.openapi.OpenApi} makes
 * one OpenAPI 3.1 document of all operations, with schemas from the answers' records and
 * descriptions from their Javadoc. Called by whoever adds routes, and by the HTTP server.
 */
package io.streamgauge.service.openapi;
