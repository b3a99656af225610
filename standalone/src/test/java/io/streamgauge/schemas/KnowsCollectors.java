package io.streamgauge.schemas;

import io.streamgauge.collectors.Collector;

/** An arrow that the plan does not allow, for ModuleArrowsTest to find. */
public final class KnowsCollectors {

  Collector forbidden;
}
