/**
 * Alerting: rules in, transitions of alerts out. {@link io.streamgauge.alerting.AlertingService} is
 * the entry; it is started with {@link io.streamgauge.alerting.AlertingSettings} by the command
 * line.
 */
package io.streamgauge.alerting;
