package io.streamgauge.alerting.notify;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.notify.NotifierStatus.State;
import io.streamgauge.alerting.notify.file.NotifierSettings;
import io.streamgauge.service.health.Component;
import io.streamgauge.service.health.Readiness;
import io.streamgauge.service.http.Routes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs notifiers. The topics must exist. Thread-safe; started once and closed once, which is quick
 * whatever its targets do.
 */
public final class NotifyService implements AutoCloseable, MeterBinder {

  private static final Logger LOG = LoggerFactory.getLogger(NotifyService.class);

  private final List<NotifierThread> threads;
  private final List<NotifierStatus> statuses;

  /**
   * A service that is yet to be started.
   *
   * @param client properties of Kafka's clients and of the registry's, {@code bootstrap.servers}
   *     and {@code schema.registry.url} among them
   * @param acknowledged whether somebody has seen an alert, of which nobody is reminded then; asked
   *     from many threads
   */
  public NotifyService(
      Map<String, ?> client, List<NotifierSettings> notifiers, Predicate<Alert> acknowledged) {
    this(client, notifiers, acknowledged, Clock.systemUTC(), RandomGenerator.getDefault());
  }

  NotifyService(
      Map<String, ?> client,
      List<NotifierSettings> notifiers,
      Predicate<Alert> acknowledged,
      Clock clock,
      RandomGenerator random) {
    List<Courier> couriers =
        notifiers.stream().map(each -> new Courier(each, clock, random)).toList();
    statuses = couriers.stream().map(Courier::status).toList();
    threads =
        couriers.stream()
            .map(each -> new NotifierThread(each, Map.copyOf(client), clock, acknowledged))
            .toList();
  }

  /** Starts and returns at once. */
  public void start() {
    if (!statuses.isEmpty()) {
      LOG.info(
          "Notifying by {}",
          statuses.stream().map(NotifierStatus::name).collect(Collectors.joining(", ")));
    }
    threads.forEach(NotifierThread::start);
  }

  /** How all notifiers do, in the order of their file. */
  public List<NotifierView> notifiers() {
    return statuses.stream().map(NotifierStatus::view).toList();
  }

  /** {@code /api/v1/notifiers}. */
  public Routes routes() {
    return new NotifierRoutes(statuses);
  }

  /**
   * For the health routes. A target that fails does not make the process unready: alerts are judged
   * all the same, and another instance would fare no better.
   */
  public Component component() {
    return new Component("notifiers", () -> new Readiness(true, summary()));
  }

  /** How many are in which state, and what those are called that do not work. */
  private String summary() {
    Map<State, List<String>> byState =
        statuses.stream()
            .collect(
                Collectors.groupingBy(
                    NotifierStatus::state,
                    TreeMap::new,
                    Collectors.mapping(NotifierStatus::name, Collectors.toList())));
    return byState.entrySet().stream()
        .map(each -> each.getKey() + ": " + String.join(", ", each.getValue()))
        .collect(Collectors.joining("; "));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (NotifierStatus each : statuses) {
      counter("sent", "Notifications that were delivered", each, NotifierStatus::sent, registry);
      counter("failed", "Tries that failed", each, NotifierStatus::failed, registry);
      counter(
          "given.up",
          "Notifications that are not tried any more",
          each,
          NotifierStatus::givenUp,
          registry);
      Gauge.builder("streamgauge.notifications.waiting", each, NotifierStatus::waiting)
          .description("Alerts that wait to be told")
          .tags(tags(each))
          .register(registry);
    }
  }

  private static void counter(
      String name,
      String description,
      NotifierStatus status,
      ToDoubleFunction<NotifierStatus> count,
      MeterRegistry registry) {
    FunctionCounter.builder("streamgauge.notifications." + name, status, count)
        .description(description)
        .tags(tags(status))
        .register(registry);
  }

  private static Tags tags(NotifierStatus status) {
    return Tags.of("notifier", status.name(), "type", status.type());
  }

  /** Stops at once; what was not told will be after the next start. */
  @Override
  public void close() {
    NotifierThread.closeAll(threads);
  }
}
