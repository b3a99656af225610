/**
 * How each service stood in each minute, for alerting: {@link
 * io.streamgauge.streams.health.HealthWriter} publishes what {@link
 * io.streamgauge.streams.health.HealthMinutes} makes of completeness and score. Called by the
 * service.
 */
package io.streamgauge.streams.health;
