/**
 * What operators watch: {@link io.streamgauge.service.health.HealthRoutes} for liveness and
 * readiness, {@link io.streamgauge.service.health.ServiceMetrics} for the process's own metrics in
 * Prometheus text format. Called by whoever puts a process together.
 */
package io.streamgauge.service.health;
