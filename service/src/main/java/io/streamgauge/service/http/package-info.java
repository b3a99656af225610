/**
 * The HTTP side of every service. {@link io.streamgauge.service.http.HttpServer} serves the {@link
 * io.streamgauge.service.http.Routes} it is given; {@link io.streamgauge.service.http.Parameters}
 * reads query parameters; every error leaves as an RFC 9457 problem document. Called by services
 * for their routes and by the command line for the server.
 */
package io.streamgauge.service.http;
