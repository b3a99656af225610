package io.streamgauge.streams.query;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.metric.ProducerPosition;
import io.streamgauge.metric.ServiceTally;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.streams.store.StoreNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code GET /api/v1/services}: who sends, since when, and how complete it is. */
final class ServiceRoutes implements Routes {

  private final StoreReader reader;

  ServiceRoutes(StoreReader reader) {
    this.reader = reader;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/services", this::answer);
  }

  private void answer(Context context) {
    Optional<String> wanted = Parameters.of(context, "service").optional("service");
    Map<String, ServiceAnswer.Gathered> services = new TreeMap<>();
    reader.<ServiceTally>values(
        StoreNames.TALLIES, tally -> gathered(services, tally.getService()).add(tally));
    reader.<ProducerPosition>values(
        StoreNames.PRODUCERS,
        producer -> gathered(services, producer.getService()).addInstance(producer.getInstance()));
    List<ServiceAnswer.Service> answer =
        services.entrySet().stream()
            .filter(entry -> wanted.isEmpty() || wanted.get().equals(entry.getKey()))
            .map(entry -> entry.getValue().service(entry.getKey()))
            .toList();
    context.json(new ServiceAnswer(answer));
  }

  private static ServiceAnswer.Gathered gathered(
      Map<String, ServiceAnswer.Gathered> services, String service) {
    return services.computeIfAbsent(service, name -> new ServiceAnswer.Gathered());
  }
}
