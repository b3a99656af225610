/**
 * What runs inside a measured service. {@link io.streamgauge.collectors.Collector} is the entry:
 * the service's threads record into bounded buffers, and one background thread publishes what has
 * gathered. The adapters (JVM, JDBC, caches) call this package; it knows only the event schemas.
 */
package io.streamgauge.collectors;
