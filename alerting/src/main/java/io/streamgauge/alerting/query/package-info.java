/**
 * Alerts over HTTP. {@link io.streamgauge.alerting.query.AlertsQuery} reads the store, {@link
 * io.streamgauge.alerting.query.AlertView} is how an alert looks as JSON, here and wherever else
 * the product prints alerts.
 */
package io.streamgauge.alerting.query;
