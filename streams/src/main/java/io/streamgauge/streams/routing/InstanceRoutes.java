package io.streamgauge.streams.routing;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.http.Routes;
import java.util.List;

/**
 * What instances ask each other: {@code GET /internal/v1/stores/{store}}. Answered from the stores
 * of this process alone, so no question goes further than one hop.
 */
final class InstanceRoutes implements Routes {

  private static final String BYTES = "application/octet-stream";

  private final List<String> topics;
  private final OwnStores own;
  private final StoreValues values;

  InstanceRoutes(List<String> topics, OwnStores own, StoreValues values) {
    this.topics = topics;
    this.own = own;
    this.values = values;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(StoreQuery.PATH + "{store}", this::answer);
  }

  private void answer(Context context) {
    StoreQuery query = StoreQuery.of(context, values, topics);
    context.contentType(BYTES).result(PartCodec.encode(own.answers(query, values)));
  }
}
