package io.streamgauge.alerting.baseline;

/**
 * What there was in one hour.
 *
 * @param high highest value
 * @param low lowest value
 * @param middle median of the values
 */
record Hour(float high, float low, float middle) {}
