package io.streamgauge.collectors;

import io.streamgauge.service.http.HttpServer;

/** An arrow that the plan does not allow, for ModuleArrowsTest to find. */
public final class KnowsService {

  HttpServer forbidden;
}
