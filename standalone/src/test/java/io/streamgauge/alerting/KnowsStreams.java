package io.streamgauge.alerting;

import io.streamgauge.streams.AnalyticsService;

/** An arrow that the plan does not allow, for ModuleArrowsTest to find. */
public final class KnowsStreams {

  AnalyticsService forbidden;
}
