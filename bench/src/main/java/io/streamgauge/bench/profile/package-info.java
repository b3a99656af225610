/**
 * Where a measured thread spends its time. Entered by {@link io.streamgauge.bench.profile.Profile}.
 */
package io.streamgauge.bench.profile;
