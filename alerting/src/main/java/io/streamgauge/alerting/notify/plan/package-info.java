/**
 * Decides what a notifier has to tell and when: which alerts, grouped, after which wait, how often
 * again. Knows neither Kafka nor targets nor the clock. {@link
 * io.streamgauge.alerting.notify.plan.Outbox} is where it begins; the thread of each notifier calls
 * it.
 */
package io.streamgauge.alerting.notify.plan;
