package io.streamgauge.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.schemas.registry.RegistryConfig;
import io.streamgauge.service.health.Component;
import io.streamgauge.service.health.Readiness;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.kafka.RecoveringStreams;
import io.streamgauge.service.kafka.StreamsProperties;
import io.streamgauge.service.rocksdb.RocksDbMetrics;
import io.streamgauge.streams.cardinality.SeriesBudget;
import io.streamgauge.streams.health.HealthWriter;
import io.streamgauge.streams.progress.ClockRounds;
import io.streamgauge.streams.progress.PipelineClock;
import io.streamgauge.streams.query.CompletenessQueries;
import io.streamgauge.streams.query.InstancesLag;
import io.streamgauge.streams.query.QueryRoutes;
import io.streamgauge.streams.query.StoreReader;
import io.streamgauge.streams.query.StreamsLag;
import io.streamgauge.streams.report.ReportRoutes;
import io.streamgauge.streams.report.Scores;
import io.streamgauge.streams.routing.RoutedStores;
import io.streamgauge.streams.store.CommitPace;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.topology.AnalyticsTopology;
import io.streamgauge.streams.topology.RepartitionTopic;
import io.streamgauge.streams.topology.TopologySettings;
import io.streamgauge.streams.window.TimeMode;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.TaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The analytics: events in, windows out, questions answered. Start it once; close it to stop. A
 * thread that fails is replaced, so that an outage of the broker or the registry ends with the
 * outage. Thread-safe.
 */
public final class AnalyticsService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AnalyticsService.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

  /** Where very many series are live a commit may take seconds, and so may what leads to it. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(20);

  private static final TaskId FIRST_TASK = new TaskId(0, 0);

  private final RecoveringStreams streams;
  private final ClockRounds clock;
  private final HealthWriter health;
  private final RoutedStores stores;
  private final StoreReader reader;
  private final boolean reportsVariants;
  private final Routes routes;
  private final boolean live;
  private final List<KafkaStreamsMetrics> metrics = new CopyOnWriteArrayList<>();

  public AnalyticsService(AnalyticsSettings settings) {
    Properties properties = properties(settings);
    live = settings.timeMode() instanceof TimeMode.Live;
    reportsVariants = !settings.variants().reported().isEmpty();
    clock = clockRounds(settings.timeMode(), new StreamsConfig(properties));
    TopologySettings shape = topologySettings(settings, properties, clock.clock());
    Topology topology = AnalyticsTopology.build(shape);
    RoutedStores.prepare(properties);
    stores =
        new RoutedStores(
            this::running, topology, properties, shape.serdeConfig(), settings.retention());
    streams = new RecoveringStreams(properties, () -> application(topology, properties));
    reader = new StoreReader(stores);
    InstancesLag lag =
        new InstancesLag(
            new StreamsLag(streams, Clock.systemUTC()), stores::askOthers, Clock.systemUTC());
    routes = routes(settings, lag);
    health = healthWriter(settings, lag, properties, shape.serdeConfig());
  }

  private static ClockRounds clockRounds(TimeMode mode, StreamsConfig clients) {
    return new ClockRounds(
        AnalyticsSettings.APPLICATION_ID,
        clients.getAdminConfigs(AnalyticsSettings.APPLICATION_ID + "-progress"),
        mode,
        Clock.systemUTC());
  }

  private HealthWriter healthWriter(
      AnalyticsSettings settings,
      InstancesLag lag,
      Properties properties,
      Map<String, ?> serdeConfig) {
    Map<String, Object> producer =
        new StreamsConfig(properties)
            .getProducerConfigs(AnalyticsSettings.APPLICATION_ID + "-health");
    producer.putAll(serdeConfig);
    return new HealthWriter(
        new HealthWriter.Sources(
            new CompletenessQueries(reader, lag, settings.timeMode(), Clock.systemUTC()),
            new Scores(reader, answers(settings), settings.targets(), Clock.systemUTC()),
            lag),
        this::hasFirstTask,
        producer,
        Clock.systemUTC());
  }

  /** One instance of all works on the first partition of events. */
  private boolean hasFirstTask() {
    return streams.get().metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .anyMatch(task -> task.taskId().equals(FIRST_TASK));
  }

  private static QueryRoutes.Settings answers(AnalyticsSettings settings) {
    return new QueryRoutes.Settings(
        settings.timeMode(), settings.retention(), settings.seriesBudget());
  }

  private Routes routes(AnalyticsSettings settings, InstancesLag lag) {
    QueryRoutes.Settings answers = answers(settings);
    QueryRoutes questions = new QueryRoutes(reader, answers, lag);
    ReportRoutes report =
        new ReportRoutes(reader, answers, lag, settings.targets(), Clock.systemUTC());
    return registry -> {
      lag.register(registry);
      questions.register(registry);
      report.register(registry);
    };
  }

  private KafkaStreams running() {
    return streams.get();
  }

  private KafkaStreams application(Topology topology, Properties properties) {
    KafkaStreams application = new KafkaStreams(topology, properties);
    stores.watch(application);
    application.setUncaughtExceptionHandler(
        failure -> {
          LOG.error("a stream thread failed and is replaced", failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    return application;
  }

  private static TopologySettings topologySettings(
      AnalyticsSettings settings, Properties properties, PipelineClock clock) {
    Map<String, Object> serdes = new HashMap<>(settings.further());
    serdes.put(RegistryConfig.URL, settings.registryUrl());
    Map<String, Object> admin =
        new StreamsConfig(properties).getAdminConfigs("streamgauge-partitions");
    String applicationId = properties.get(StreamsConfig.APPLICATION_ID_CONFIG).toString();
    return new TopologySettings(
        settings.timeMode(),
        settings.retention(),
        settings.cadence(),
        new SeriesBudget(
            settings.seriesBudget(), RepartitionTopic.ofLatencyDeltas(admin, applicationId)),
        new SeriesBudget(
            settings.seriesBudget(), RepartitionTopic.ofGaugeReadings(admin, applicationId)),
        settings.variants(),
        clock,
        serdes);
  }

  private static Properties properties(AnalyticsSettings settings) {
    Map<String, Object> further = new HashMap<>();
    further.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) TRANSACTION_TIMEOUT.toMillis());
    further.putAll(settings.further());
    return new StreamsProperties(
            AnalyticsSettings.APPLICATION_ID,
            settings.bootstrapServers(),
            settings.stateDirectory(),
            settings.threads(),
            CommitPace.LONGEST, // it is CommitPace that commits, and sooner
            further)
        .toProperties();
  }

  /** Starts and returns; {@link #component()} tells when it is ready. */
  public void start() {
    streams.start();
    clock.begin();
    if (live) { // what was recorded has no minutes that end
      health.begin();
    }
  }

  /** The routes that answer questions, those of other instances among them. */
  public Routes routes() {
    return target -> {
      stores.routes().register(target);
      routes.register(target);
    };
  }

  /** Its state for the readiness check. */
  public Component component() {
    return new Component("streams", this::readiness);
  }

  private Readiness readiness() {
    KafkaStreams.State state = streams.get().state();
    return new Readiness(state == KafkaStreams.State.RUNNING, state.name());
  }

  /**
   * Registers the metrics of Kafka Streams, its clients and its stores; called after {@link
   * #start}.
   */
  public void bindTo(MeterRegistry registry) {
    KafkaStreamsMetrics bound = new KafkaStreamsMetrics(streams.get());
    bound.bindTo(registry);
    metrics.add(bound);
    new RocksDbMetrics(AnalyticsSettings.APPLICATION_ID, () -> streams.get().metrics())
        .bindTo(registry);
  }

  /**
   * Whether every window that has been processed so far is final.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the stores are not
   *     readable
   */
  public boolean allWindowsFinal() {
    Stream<StoreFamily> families =
        Stream.of(
            StoreNames.LATENCY,
            StoreNames.LATENCY_OVERFLOW,
            StoreNames.LATENCY_VARIANTS,
            StoreNames.CACHES,
            StoreNames.MEMORY,
            StoreNames.GAUGES);
    return Stream.concat(families, views()).noneMatch(reader::anyOpen);
  }

  /** There only where variants are reported. */
  private Stream<StoreFamily> views() {
    return reportsVariants ? Stream.of(StoreNames.LATENCY_VIEWS) : Stream.empty();
  }

  /**
   * How many windows of all resolutions the stores hold, by the topic that they are reported to.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the stores are not
   *     readable
   */
  public Map<Topic<?>, Long> windowCounts() {
    return Map.of(
        Topics.LATENCY_VARIANTS, views().mapToLong(reader::countWindowsHere).sum(),
        Topics.LATENCY,
            reader.countWindows(StoreNames.LATENCY)
                + reader.countWindows(StoreNames.LATENCY_OVERFLOW),
        Topics.CACHE_RATIOS, reader.countWindows(StoreNames.CACHES),
        Topics.MEMORY_TRENDS, reader.countWindows(StoreNames.MEMORY),
        Topics.GAUGE_WINDOWS, reader.countWindows(StoreNames.GAUGES));
  }

  @Override
  public void close() {
    metrics.forEach(KafkaStreamsMetrics::close);
    clock.close();
    health.close();
    stores.close();
    CloseOptions leaveAtOnce =
        CloseOptions.timeout(STOP_WITHIN)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    if (!streams.close(leaveAtOnce)) {
      LOG.warn("analytics did not stop within {} s", STOP_WITHIN.toSeconds());
    }
  }
}
