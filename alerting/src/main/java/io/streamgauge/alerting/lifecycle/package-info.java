/**
 * The life of an alert, without any I/O. {@link io.streamgauge.alerting.lifecycle.Evaluator} finds
 * what an {@link io.streamgauge.alerting.lifecycle.Observation} says about a rule, {@link
 * io.streamgauge.alerting.lifecycle.Planner} what follows for the alert. Called by the topology,
 * which acts on the plan.
 */
package io.streamgauge.alerting.lifecycle;
