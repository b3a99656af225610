package io.streamgauge.alerting.query;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.alerting.rules.RuleSchema;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;

/** {@code GET /rules.schema.json}: by which editors complete and check rule files. */
public final class RuleSchemaRoutes implements Routes {

  private static final String TYPE = "application/schema+json";
  private static final Operation<?> SCHEMA =
      Operation.text("/rules.schema.json", TYPE, "The JSON Schema of rule files");

  private static final String JSON = RuleSchema.json().toPrettyString();

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.handled(SCHEMA, RuleSchemaRoutes::answer));
  }

  private static void answer(Context context) {
    context.contentType(TYPE).result(JSON);
  }
}
