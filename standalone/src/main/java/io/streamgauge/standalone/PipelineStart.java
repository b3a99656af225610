package io.streamgauge.standalone;

import io.streamgauge.alerting.AlertingService;
import io.streamgauge.alerting.AlertingSettings;
import io.streamgauge.alerting.notify.NotifyService;
import io.streamgauge.alerting.notify.file.NotifierFile;
import io.streamgauge.alerting.notify.file.NotifierSettings;
import io.streamgauge.alerting.query.AlertKind;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.dashboard.Dashboard;
import io.streamgauge.schemas.registry.RegistryConfig;
import io.streamgauge.service.feed.Feed;
import io.streamgauge.service.feed.FeedKind;
import io.streamgauge.service.feed.FeedRoutes;
import io.streamgauge.service.feed.FeedSettings;
import io.streamgauge.service.health.Component;
import io.streamgauge.service.health.HealthRoutes;
import io.streamgauge.service.health.ServiceMetrics;
import io.streamgauge.service.http.HttpServer;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import io.streamgauge.standalone.embedded.FreePorts;
import io.streamgauge.standalone.registry.EmbeddedRegistry;
import io.streamgauge.streams.AnalyticsService;
import io.streamgauge.streams.AnalyticsSettings;
import io.streamgauge.streams.cardinality.VariantSettings;
import io.streamgauge.streams.exposition.AnalyticsMetrics;
import io.streamgauge.streams.query.WindowKinds;
import io.streamgauge.streams.window.TimeMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The steps from settings to a running {@link Pipeline}, used once. */
final class PipelineStart {

  private static final Duration BROKER_LIMIT = Duration.ofSeconds(20);
  private static final Duration SERVICE_LIMIT = Duration.ofSeconds(25);
  private static final Duration SERVER_LIMIT = Duration.ofSeconds(5);

  private final PipelineSettings settings;
  private final Shutdown shutdown;
  private final Consumer<String> progress;
  private final ServiceMetrics metrics = new ServiceMetrics();
  private final List<Routes> routes = new ArrayList<>();
  private final List<Component> components = new ArrayList<>();

  PipelineStart(PipelineSettings settings, Shutdown shutdown, Consumer<String> progress) {
    this.settings = settings;
    this.shutdown = shutdown;
    this.progress = progress;
  }

  Pipeline run() {
    requireFreePorts();
    List<NotifierSettings> notifiers = notifiers();
    shutdown.add("metrics", SERVER_LIMIT, metrics);
    String brokers = kafka();
    String registry = registry(brokers);
    topics(brokers);
    Optional<AnalyticsService> analytics = analytics(brokers, registry);
    Optional<AlertingService> alerting = alerting(brokers, registry);
    alerting.ifPresent(it -> notify(notifiers, it, brokers, registry));
    Feed feed = feed(brokers, registry);
    FeedRoutes stream = stream(feed);
    HttpServer http = http();
    shutdown.add("event stream", SERVER_LIMIT, stream);
    shutdown.add("feed", SERVER_LIMIT, feed.start());
    return new Pipeline(
        new Pipeline.Addresses(brokers, registry, http.uri()),
        analytics,
        alerting,
        components,
        shutdown);
  }

  /** Finds out before anything is started, which takes seconds. */
  private void requireFreePorts() {
    FreePorts.require(settings.http().host(), settings.http().portOption(), settings.http().port());
    if (settings.kafka() instanceof Endpoint.Embedded embedded) {
      FreePorts.require(EmbeddedKafka.HOST, EmbeddedKafka.PORT_OPTION, embedded.port());
    }
    if (settings.registry() instanceof Endpoint.Embedded embedded) {
      FreePorts.require(EmbeddedKafka.HOST, "--registry-port", embedded.port());
    }
  }

  private String kafka() {
    if (settings.kafka() instanceof Endpoint.External external) {
      return external.address();
    }
    progress.accept("Kafka");
    int port = ((Endpoint.Embedded) settings.kafka()).port();
    Path directory = settings.data().resolve("kafka");
    return shutdown
        .add("Kafka", BROKER_LIMIT, EmbeddedKafka.start(directory, port, settings.recorded()))
        .bootstrapServers();
  }

  private String registry(String brokers) {
    if (settings.registry() instanceof Endpoint.External external) {
      return external.address();
    }
    progress.accept("schema registry");
    int port = ((Endpoint.Embedded) settings.registry()).port();
    return shutdown
        .add(
            "registry",
            SERVER_LIMIT,
            new EmbeddedRegistry(brokers, EmbeddedKafka.HOST, port).start())
        .url();
  }

  private void topics(String brokers) {
    settings
        .topics()
        .ifPresent(
            topics -> {
              progress.accept("topics");
              topics.create(client(brokers));
            });
  }

  private Map<String, Object> client(String brokers) {
    Map<String, Object> client = new HashMap<>(settings.clients());
    client.put("bootstrap.servers", brokers);
    return client;
  }

  private Optional<AnalyticsService> analytics(String brokers, String registry) {
    if (!settings.parts().contains(Part.STREAMS)) {
      return Optional.empty();
    }
    progress.accept("streams");
    AnalyticsService service = new AnalyticsService(analyticsSettings(brokers, registry));
    shutdown.add("streams", SERVICE_LIMIT, service);
    service.start();
    service.bindTo(metrics.registry());
    routes.add(service.routes());
    components.add(service.component());
    return Optional.of(service);
  }

  private AnalyticsSettings analyticsSettings(String brokers, String registry) {
    Path state = settings.data().resolve("state");
    AnalyticsSettings analytics =
        settings.timeMode() instanceof TimeMode.Recorded recorded
            ? AnalyticsSettings.recorded(brokers, registry, state, recorded)
            : AnalyticsSettings.live(brokers, registry, state);
    return analytics
        .withThreads(settings.threads())
        .withSeriesBudget(settings.seriesBudget())
        .withVariants(variants())
        .withTargets(settings.targets())
        .withFurther(settings.clients());
  }

  /** What rules of this process ask for is reported; others have to be told what to report. */
  private VariantSettings variants() {
    return settings.parts().contains(Part.ALERTING)
        ? ReportedVariants.of(
            settings.variants(),
            Stream.of(settings.rules(), settings.shadowRules())
                .flatMap(Optional::stream)
                .map(Rules::load)
                .toArray(Rules[]::new))
        : settings.variants();
  }

  private Optional<AlertingService> alerting(String brokers, String registry) {
    if (!settings.parts().contains(Part.ALERTING)) {
      return Optional.empty();
    }
    progress.accept("alerting");
    AlertingService service = new AlertingService(alertingSettings(brokers, registry));
    shutdown.add("alerting", SERVICE_LIMIT, service);
    service.start();
    service.bindTo(metrics.registry());
    routes.add(service.routes());
    components.add(service.component());
    return Optional.of(service);
  }

  /** Whatever is wrong with them is found before anything is started. */
  private List<NotifierSettings> notifiers() {
    return settings
        .notifiers()
        .map(file -> NotifierFile.load(file, System.getenv()))
        .orElse(List.of());
  }

  private void notify(
      List<NotifierSettings> notifiers, AlertingService alerting, String brokers, String registry) {
    Map<String, Object> client = client(brokers);
    client.put(RegistryConfig.URL, registry);
    NotifyService service = new NotifyService(client, notifiers, alerting.alerts()::isAcknowledged);
    shutdown.add("notifiers", SERVER_LIMIT, service);
    service.start();
    service.bindTo(metrics.registry());
    routes.add(service.routes());
    if (!notifiers.isEmpty()) {
      components.add(service.component());
    }
  }

  private AlertingSettings alertingSettings(String brokers, String registry) {
    AlertingSettings alerting =
        AlertingSettings.of(brokers, registry, settings.data().resolve("state"))
            .withProperties(settings.clients());
    AlertingSettings ruled = settings.rules().map(alerting::withRulesFile).orElse(alerting);
    return settings.shadowRules().map(ruled::withShadowRulesFile).orElse(ruled);
  }

  private Feed feed(String brokers, String registry) {
    List<FeedKind<?>> kinds = new ArrayList<>(WindowKinds.ALL);
    kinds.add(AlertKind.ALERTS);
    Map<String, Object> client = client(brokers);
    client.put(RegistryConfig.URL, registry);
    return new Feed(client, kinds);
  }

  private FeedRoutes stream(Feed feed) {
    FeedRoutes stream = new FeedRoutes(feed, FeedSettings.of(settings.limits().streamClients()));
    stream.bindTo(metrics.registry());
    routes.add(stream);
    routes.add(new AnalyticsMetrics(feed, settings.limits().metricSeries()));
    return stream;
  }

  private HttpServer http() {
    progress.accept("HTTP");
    routes.add(new HealthRoutes(components));
    routes.add(metrics);
    routes.add(new Dashboard());
    return shutdown.add("HTTP", SERVER_LIMIT, HttpServer.start(settings.http(), routes));
  }
}
