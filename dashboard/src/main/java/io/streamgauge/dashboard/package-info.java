/**
 * The web page for engineers on call. {@link io.streamgauge.dashboard.Dashboard} serves its files,
 * which stand beside this package as resources, and the libraries that they use; every figure that
 * the page shows is asked for over the HTTP API. Called by whoever starts an HTTP server that has
 * an API.
 */
package io.streamgauge.dashboard;
