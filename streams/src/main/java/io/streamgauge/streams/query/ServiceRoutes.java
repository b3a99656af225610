package io.streamgauge.streams.query;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.metric.ProducerPosition;
import io.streamgauge.metric.ServiceTally;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Page;
import io.streamgauge.service.http.Paging;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.streams.store.StoreNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code GET /api/v1/services}: who sends, since when, and how complete it is. */
final class ServiceRoutes implements Routes {

  private static final Operation<ServiceAnswer> SERVICES =
      Operation.json("/api/v1/services", ServiceAnswer.class, "Who sends, and how completely")
          .with(QueryParameters.SERVICE, Paging.LIMIT, Paging.CURSOR)
          .example("/api/v1/services", "examples/services.json");

  private final StoreReader reader;
  private final Limits limits;

  ServiceRoutes(StoreReader reader, Limits limits) {
    this.reader = reader;
    this.limits = limits;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.json(SERVICES, this::answer));
  }

  private ServiceAnswer answer(Parameters parameters) {
    Optional<String> wanted = parameters.optional(QueryParameters.SERVICE.name());
    Map<String, ServiceAnswer.Gathered> services = new TreeMap<>();
    reader.<ServiceTally>values(
        StoreNames.TALLIES, tally -> gathered(services, tally.getService()).add(tally));
    reader.<ProducerPosition>values(
        StoreNames.PRODUCERS,
        producer -> gathered(services, producer.getService()).addInstance(producer.getInstance()));
    addVariants(services);
    List<ServiceAnswer.Service> answer =
        services.entrySet().stream()
            .filter(entry -> wanted.isEmpty() || wanted.get().equals(entry.getKey()))
            .map(entry -> entry.getValue().service(entry.getKey()))
            .toList();
    Page<ServiceAnswer.Service> page =
        Paging.of(parameters, limits.page()).of(answer, ServiceAnswer.Service::service);
    return new ServiceAnswer(page.entries(), page.next());
  }

  private void addVariants(Map<String, ServiceAnswer.Gathered> services) {
    reader.<Long>entries(
        StoreNames.VARIANTS,
        "",
        (key, lastEvent) -> {
          int service = key.indexOf('\t');
          ServiceAnswer.Gathered known = services.get(key.substring(0, service));
          if (known != null) {
            known.addVariant(key.substring(service + 1), lastEvent);
          }
        });
  }

  private static ServiceAnswer.Gathered gathered(
      Map<String, ServiceAnswer.Gathered> services, String service) {
    return services.computeIfAbsent(service, name -> new ServiceAnswer.Gathered());
  }
}
