/**
 * Where notifications go: one {@link io.streamgauge.alerting.notify.channel.TargetSettings} for
 * each type, which opens a {@link io.streamgauge.alerting.notify.channel.Target}. A target tries
 * once and says how it went; whether and when to try again is decided by its caller, the thread of
 * the notifier.
 */
package io.streamgauge.alerting.notify.channel;
