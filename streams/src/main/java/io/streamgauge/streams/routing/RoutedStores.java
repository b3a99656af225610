package io.streamgauge.streams.routing;

import io.streamgauge.service.http.ProblemException;
import io.streamgauge.service.http.Routes;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.window.OpenWindows;
import io.streamgauge.streams.window.Resolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/** The stores of all instances, read as if they were here. Thread-safe. */
public final class RoutedStores implements AutoCloseable {

  /** What a read is made of. */
  record Parts(
      Instances instances,
      OwnStores own,
      RemoteStores remote,
      StoreValues values,
      Waiting waiting) {}

  private final Supplier<KafkaStreams> streams;
  private final StoreGroups groups;
  private final Cluster cluster;
  private final Restoring restoring = new Restoring();
  private final LocalLag lag;
  private final Offsets offsets;
  private final Parts parts;

  /**
   * @param streams the application, made with properties that {@link #prepare} has seen
   * @param serdes configuration of the stores' serdes
   * @param retention of the window stores, as they were made
   */
  public RoutedStores(
      Supplier<KafkaStreams> streams,
      Topology topology,
      Properties properties,
      Map<String, ?> serdes,
      Retention retention) {
    this.streams = streams;
    String applicationId = properties.get(StreamsConfig.APPLICATION_ID_CONFIG).toString();
    groups = new StoreGroups(topology, applicationId);
    cluster = new Cluster(properties);
    offsets = new Offsets(fetched(properties), new Coalesced<>(cluster::committed));
    StoreValues values = new StoreValues(applicationId, serdes);
    lag = new LocalLag(streams, openStores(values), offsets::committed);
    LocalStores local = new LocalStores(streams, restoring, lag, retention);
    Waiting waiting = new Waiting();
    parts =
        new Parts(
            new Instances(streams, self(properties)),
            new OwnStores(groups, local, lag, offsets, waiting),
            new RemoteStores(groups.topics()),
            values,
            waiting);
  }

  /** Adds to the properties of the application what is needed to know how far its stores are. */
  public static void prepare(Properties properties) {
    List<Object> interceptors = new ArrayList<>(interceptors(properties));
    interceptors.add(FetchedOffsets.class.getName());
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG), interceptors);
    properties.put(
        StreamsConfig.mainConsumerPrefix(FetchedOffsets.NOTED_IN),
        new ConcurrentHashMap<TopicPartition, Long>());
  }

  /** Those that the user wants, wherever they are configured; the most specific place wins. */
  private static List<?> interceptors(Properties properties) {
    String name = ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG;
    return Stream.of(
            StreamsConfig.mainConsumerPrefix(name), StreamsConfig.consumerPrefix(name), name)
        .map(properties::get)
        .filter(Objects::nonNull)
        .findFirst()
        .map(value -> (List<?>) ConfigDef.parseType(name, value, ConfigDef.Type.LIST))
        .orElse(List.of());
  }

  @SuppressWarnings("unchecked") // Put there by prepare().
  private static Map<TopicPartition, Long> fetched(Properties properties) {
    return (Map<TopicPartition, Long>)
        properties.get(StreamsConfig.mainConsumerPrefix(FetchedOffsets.NOTED_IN));
  }

  private static Optional<HostInfo> self(Properties properties) {
    Object server = properties.get(StreamsConfig.APPLICATION_SERVER_CONFIG);
    return Optional.ofNullable(server).map(Object::toString).map(HostInfo::buildFromEndpoint);
  }

  private Map<String, Supplier<Integer>> openStores(StoreValues values) {
    Map<String, Supplier<Integer>> open = new HashMap<>();
    for (StoreFamily family : values.families()) {
      open.put(family.open(), () -> cluster.partitions(groups.of(family.open())));
    }
    return open;
  }

  /** To be called for each application before it starts. */
  public void watch(KafkaStreams application) {
    application.setGlobalStateRestoreListener(restoring);
    application.setStateListener((now, before) -> offsets.assignmentChanged());
  }

  /** What other instances ask, and what is added to each answer. */
  public Routes routes() {
    return routes -> {
      new AnswerRoutes(groups.topics(), parts.own()).register(routes);
      new InstanceRoutes(groups.topics(), parts.own(), parts.values()).register(routes);
    };
  }

  /**
   * Visits the entries of all partitions, those of each ordered by key and start. What is stale or
   * missing is noted in the {@link Reading} of this thread.
   *
   * @throws ProblemException 503 if nobody knows what there is to read, or the position that is
   *     wanted is not reached, or too many requests wait for others; without a reading, also if
   *     anything is missing
   */
  public <V> void read(StoreRead read, Consumer<Entry<V>> visitor) {
    Optional<Reading> ofAnswer = Reading.current();
    Reading reading = ofAnswer.orElseGet(Reading::detached);
    StoreGroup group = groups.of(read.store());
    int partitions = partitions(group);
    new Gather<>(parts, group, reading, read, visitor, partitions, wanted(read, partitions)).run();
    if (ofAnswer.isEmpty() && !reading.missing().isEmpty()) {
      throw notReady(reading.missing().get(0).reason());
    }
  }

  private int partitions(StoreGroup group) {
    try {
      return cluster.partitions(group);
    } catch (UnreadableException e) {
      throw notReady(e.getMessage());
    }
  }

  /** Keys are where the default partitioner has put them when they were repartitioned. */
  private static List<Integer> wanted(StoreRead read, int partitions) {
    return read.owner()
        .map(key -> List.of(Utils.toPositive(Utils.murmur2(Utils.utf8(key))) % partitions))
        .orElseGet(() -> IntStream.range(0, partitions).boxed().toList());
  }

  /** What all other instances answer at a path, of those who answer. */
  public List<String> askOthers(String path) {
    return parts.remote().askAll(parts.instances().others(), path);
  }

  /** Whether any window that this instance works on can still change. */
  public boolean anyOpenHere(StoreFamily family) {
    return OpenWindows.anyOpen(
        streams
            .get()
            .store(
                StoreQueryParameters.fromNameAndType(
                    family.open(), QueryableStoreTypes.<Bytes, byte[]>keyValueStore())));
  }

  /** How many windows of all resolutions this instance works on. */
  public long countWindowsHere(StoreFamily family) {
    long count = 0;
    for (Resolution resolution : family.resolutions()) {
      StoreQueryParameters<ReadOnlyWindowStore<String, Object>> windows =
          StoreQueryParameters.fromNameAndType(
              family.windows(resolution), QueryableStoreTypes.windowStore());
      try (KeyValueIterator<Windowed<String>, Object> all = streams.get().store(windows).all()) {
        for (; all.hasNext(); all.next()) {
          count++;
        }
      }
    }
    return count;
  }

  static ProblemException notReady(String reason) {
    return new ProblemException(
        503, "Not ready", "the state stores are not readable now: " + reason);
  }

  @Override
  public void close() {
    lag.close();
    cluster.close();
  }
}
