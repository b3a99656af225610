/**
 * Tells people and programs of alerts. {@link io.streamgauge.alerting.notify.NotifyService} runs
 * the notifiers of a file, each with a thread and a consumer group of its own on the topic of
 * alerts, so that none waits for another, and evaluation for none.
 */
package io.streamgauge.alerting.notify;
