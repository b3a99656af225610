/**
 * Tests of rules without Kafka, as people write them in YAML: values of series in, states of alerts
 * at given times out. {@link io.streamgauge.alerting.trial.RuleTests} is the entry; the command
 * line calls it.
 */
package io.streamgauge.alerting.trial;
