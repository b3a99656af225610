/**
 * Alert rules: what the user writes ({@code WrittenRule}, text and line numbers) becomes what has
 * been checked ({@link io.streamgauge.alerting.rules.Rule}). {@link
 * io.streamgauge.alerting.rules.Rules} reads a file and reports all of its problems at once. Called
 * when alerting starts.
 */
package io.streamgauge.alerting.rules;
