package io.streamgauge.streams;

import io.streamgauge.alerting.AlertingService;

/** An arrow that the plan does not allow, for ModuleArrowsTest to find. */
public final class KnowsAlerting {

  AlertingService forbidden;
}
