/**
 * The Kafka Streams side of alerting. {@link io.streamgauge.alerting.topology.AlertingTopology}
 * builds the pipeline; its processor is the only place that acts on plans. Called by {@link
 * io.streamgauge.alerting.AlertingService}.
 */
package io.streamgauge.alerting.topology;
