/**
 * What is usual for a series, learnt from its own windows: {@link
 * io.streamgauge.alerting.baseline.Baseline} is the entry. It tells what was to be expected before
 * a window, and learns the window afterwards. Values and time come in, state goes out as bytes;
 * nothing here knows of rules or of Kafka.
 */
package io.streamgauge.alerting.baseline;
