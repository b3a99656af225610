package io.streamgauge.alerting;

import static java.util.stream.Collectors.joining;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.streamgauge.alerting.lifecycle.EventClock;
import io.streamgauge.alerting.query.Acknowledgements;
import io.streamgauge.alerting.query.AlertHistory;
import io.streamgauge.alerting.query.AlertHistoryRoutes;
import io.streamgauge.alerting.query.AlertRoutes;
import io.streamgauge.alerting.query.AlertsQuery;
import io.streamgauge.alerting.query.RuleSchemaRoutes;
import io.streamgauge.alerting.query.SilenceRoutes;
import io.streamgauge.alerting.query.Silences;
import io.streamgauge.alerting.rules.InvalidRulesException;
import io.streamgauge.alerting.rules.RuleFile;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.alerting.topology.AlertingTopology;
import io.streamgauge.alerting.topology.JudgedClock;
import io.streamgauge.alerting.topology.UnreportedVariants;
import io.streamgauge.metric.Progress;
import io.streamgauge.service.health.Component;
import io.streamgauge.service.health.Readiness;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.kafka.GroupOffsetsReader;
import io.streamgauge.service.kafka.RecoveringStreams;
import io.streamgauge.service.kafka.Rounds;
import io.streamgauge.service.rocksdb.RocksDbMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges what the analytics report by the rules and publishes the transitions of alerts. The topics
 * must exist. Thread-safe; started once and closed once.
 */
public final class AlertingService implements AutoCloseable, MeterBinder {

  private static final Logger LOG = LoggerFactory.getLogger(AlertingService.class);
  private static final String ACKNOWLEDGEMENTS_CLIENT =
      AlertingSettings.APPLICATION_ID + "-acknowledgements";
  private static final String SILENCES_CLIENT = AlertingSettings.APPLICATION_ID + "-silences";
  private static final String HISTORY_CLIENT = AlertingSettings.APPLICATION_ID + "-history";
  private static final Duration CLOCK_EVERY = Duration.ofMillis(500);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final Optional<RuleFile> file;
  private final Optional<RuleFile> shadowFile;
  private final Supplier<Rules> rules;
  private final RecoveringStreams streams;
  private final JudgedClock clock = new JudgedClock();
  private final GroupOffsetsReader offsets;
  private final List<Rounds> rounds = new CopyOnWriteArrayList<>();
  private final AlertsQuery alerts;
  private final Acknowledgements acknowledgements;
  private final Silences silences;
  private final AlertHistory history;
  private volatile Optional<String> unreported = Optional.empty();
  private final List<KafkaStreamsMetrics> metrics = new CopyOnWriteArrayList<>();

  /**
   * A service that is yet to be started.
   *
   * @throws InvalidRulesException with everything that is wrong with the rule file
   */
  public AlertingService(AlertingSettings settings) {
    file = settings.rulesFile().map(path -> RuleFile.watch(path, RuleFile.LOOK_EVERY));
    shadowFile = settings.shadowRulesFile().map(path -> RuleFile.watch(path, RuleFile.LOOK_EVERY));
    rules = file.<Supplier<Rules>>map(it -> it).orElseGet(AlertingService::shipped);
    Map<String, Object> configured = settings.toProperties();
    Properties properties = new Properties();
    properties.putAll(configured);
    AlertingTopology plan = new AlertingTopology(rules, clock, configured);
    Topology topology = shadowFile.map(plan::withShadow).orElse(plan).build();
    streams = new RecoveringStreams(properties, () -> application(topology, properties));
    alerts =
        new AlertsQuery(
            () -> store(AlertingTopology.KNOWN), () -> store(AlertingTopology.ACKNOWLEDGEMENTS));
    StreamsConfig clients = new StreamsConfig(properties);
    acknowledgements = new Acknowledgements(clients.getProducerConfigs(ACKNOWLEDGEMENTS_CLIENT));
    silences =
        new Silences(
            () -> store(AlertingTopology.SILENCES), clients.getProducerConfigs(SILENCES_CLIENT));
    offsets =
        new GroupOffsetsReader(
            clients.getAdminConfigs(AlertingSettings.APPLICATION_ID + "-clock"),
            AlertingSettings.APPLICATION_ID,
            clock.inputs());
    history = new AlertHistory(clients.getRestoreConsumerConfigs(HISTORY_CLIENT));
  }

  private <V> ReadOnlyKeyValueStore<String, V> store(String name) {
    return streams
        .get()
        .store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
  }

  private static Supplier<Rules> shipped() {
    Rules shipped = Rules.defaults();
    return () -> shipped;
  }

  private static KafkaStreams application(Topology topology, Properties properties) {
    KafkaStreams application = new KafkaStreams(topology, properties);
    application.setUncaughtExceptionHandler(AlertingService::startAgain);
    return application;
  }

  /** Exactly once makes it safe: what the dead thread had not committed is done anew. */
  private static StreamThreadExceptionResponse startAgain(Throwable failure) {
    LOG.error("A thread of alerting died and is replaced", failure);
    return REPLACE_THREAD;
  }

  /** Starts and returns at once; see {@link #ready}. */
  public void start() {
    LOG.info("Alerting by {} rules", rules.get().all().size());
    streams.start();
    rounds.add(Rounds.begin("streamgauge-alerting-clock", CLOCK_EVERY, this::lookHowFar));
  }

  private void lookHowFar() throws InterruptedException {
    if (ready()) {
      List<Progress> told = new ArrayList<>();
      try (KeyValueIterator<String, Progress> all =
          this.<Progress>store(AlertingTopology.PROGRESS).all()) {
        all.forEachRemaining(entry -> told.add(entry.value));
      }
      clock.advance(told, offsets.read());
      noteUnreported(
          UnreportedVariants.of(rules.get(), told)
              .or(() -> shadowFile.flatMap(tried -> UnreportedVariants.of(tried.get(), told))));
    }
  }

  private void noteUnreported(Optional<String> found) {
    if (!found.equals(unreported)) {
      found.ifPresent(what -> LOG.warn("Alerting {}", what));
      unreported = found;
    }
  }

  /** How far windows are reported and judged. */
  public EventClock clock() {
    return clock;
  }

  /** Whether windows are being judged. */
  public boolean ready() {
    return streams.get().state() == KafkaStreams.State.RUNNING;
  }

  /** For the health routes. */
  public Component component() {
    return new Component("alerting", () -> new Readiness(ready(), state()));
  }

  private String state() {
    String troubles =
        Stream.of(
                file.flatMap(RuleFile::complaint),
                shadowFile.flatMap(RuleFile::complaint),
                unreported)
            .flatMap(Optional::stream)
            .collect(joining("; "));
    String name = streams.get().state().name();
    return troubles.isEmpty() ? name : name + ", but " + troubles;
  }

  /** The rules in force; those of a file change with it. */
  public Rules rules() {
    return rules.get();
  }

  /** All alerts. */
  public AlertsQuery alerts() {
    return alerts;
  }

  /** {@code /api/v1/alerts}, {@code /api/v1/silences}, and the schema of rule files. */
  public Routes routes() {
    return routes -> {
      new AlertRoutes(alerts, acknowledgements, Clock.systemUTC()).register(routes);
      new SilenceRoutes(silences, alerts, Clock.systemUTC()).register(routes);
      new AlertHistoryRoutes(history, Clock.systemUTC()).register(routes);
      new RuleSchemaRoutes().register(routes);
    };
  }

  /**
   * Registers the metrics of Kafka Streams until this service is closed, and how many alerts fire;
   * called after {@link #start}.
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    KafkaStreamsMetrics bound = new KafkaStreamsMetrics(streams.get());
    bound.bindTo(registry);
    metrics.add(bound);
    new RocksDbMetrics(AlertingSettings.APPLICATION_ID, () -> streams.get().metrics())
        .bindTo(registry);
    Gauge.builder("streamgauge.alerts.firing", alerts, AlertsQuery::firing)
        .description("Alerts that fire; each instance tells all of them")
        .register(registry);
    Gauge.builder(
            "streamgauge.silences.active", silences, it -> it.active(System.currentTimeMillis()))
        .description("Silences that keep alerts quiet now; each instance tells all of them")
        .register(registry);
    Gauge.builder("streamgauge.rules.unheard", this, it -> it.unreported.isPresent() ? 1 : 0)
        .description("1 while rules tell variants apart that the analytics do not report")
        .register(registry);
    Gauge.builder(
            "streamgauge.rules.refused",
            file,
            it -> it.flatMap(RuleFile::refused).isPresent() ? 1 : 0)
        .description(
            "1 while the rule file holds what cannot be taken, and older rules are in force")
        .register(registry);
  }

  /** Commits what was judged and stops, within ten seconds. */
  @Override
  public void close() {
    file.ifPresent(RuleFile::close);
    shadowFile.ifPresent(RuleFile::close);
    acknowledgements.close();
    silences.close();
    history.close();
    rounds.forEach(Rounds::close);
    offsets.close();
    metrics.forEach(KafkaStreamsMetrics::close);
    streams.close(
        CloseOptions.timeout(CLOSE_TIMEOUT)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
  }
}
