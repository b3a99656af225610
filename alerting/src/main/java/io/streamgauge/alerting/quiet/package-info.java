/**
 * What keeps alerts quiet, without any I/O: {@link io.streamgauge.alerting.quiet.Silencing} is what
 * somebody has asked for, {@link io.streamgauge.alerting.quiet.Inhibition} what a rule file says of
 * alerts that tell the same. Both choose alerts by {@link io.streamgauge.alerting.quiet.Matchers}.
 * Called by the topology, which suppresses alerts, and by the queries, which tell of silences.
 */
package io.streamgauge.alerting.quiet;
