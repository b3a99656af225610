package io.streamgauge.collectors;

import static java.util.Objects.requireNonNull;

import io.streamgauge.event.Source;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Describes a {@link Collector}. Only the service must be named; all else has a default. */
public final class CollectorBuilder {

  private String service;
  private String instance;
  private String version;
  private String environment;
  private final Map<String, String> tags = new HashMap<>();
  private final Map<String, Object> producer = ProducerSettings.defaults();
  private Duration publishInterval = Duration.ofMillis(250);
  private Duration cacheInterval = Duration.ofSeconds(1);
  private Duration gaugeInterval = Duration.ofSeconds(1);
  private Duration memoryInterval = Duration.ofSeconds(5);
  private Duration closeTimeout = Duration.ofSeconds(5);
  private int bufferCapacity = 1 << 16;
  private int mostEventsPerBatch = 2_000;
  private int mostNames = 2_000;
  private WhenFull whenFull = WhenFull.DROP;
  private InstantSource clock = InstantSource.system();
  private Function<Map<String, Object>, Producer<String, SpecificRecord>> producers =
      KafkaProducer::new;

  CollectorBuilder() {}

  /** Name of the service, the same for all of its instances. Required. */
  public CollectorBuilder service(String name) {
    this.service = name;
    return this;
  }

  /** Name of this process among the instances of the service. Default: host name and process id. */
  public CollectorBuilder instance(String name) {
    this.instance = name;
    return this;
  }

  /** Version of the service. Default: none. */
  public CollectorBuilder version(String serviceVersion) {
    this.version = serviceVersion;
    return this;
  }

  /** Where the process runs, for example {@code production}. Default: none. */
  public CollectorBuilder environment(String name) {
    this.environment = name;
    return this;
  }

  /** Adds a free label. */
  public CollectorBuilder tag(String name, String value) {
    tags.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return this;
  }

  /** Kafka brokers, {@code host:port,…}. Default: {@code localhost:9092}. */
  public CollectorBuilder bootstrapServers(String servers) {
    return producerProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
  }

  /** Schema registries, {@code url,…}. Default: {@code http://localhost:8081}. */
  public CollectorBuilder schemaRegistryUrl(String urls) {
    return producerProperty("schema.registry.url", urls);
  }

  /** Sets any property of the Kafka producer or of its serializer, such as those for security. */
  public CollectorBuilder producerProperty(String name, Object value) {
    producer.put(requireNonNull(name, "name"), requireNonNull(value, name));
    return this;
  }

  /** How often events are published. Default: 250 ms. */
  public CollectorBuilder publishInterval(Duration interval) {
    this.publishInterval = interval;
    return this;
  }

  /** How often registered caches are read. Default: 1 s. */
  public CollectorBuilder cacheInterval(Duration interval) {
    this.cacheInterval = interval;
    return this;
  }

  /** How often registered gauges are read. Default: 1 s. */
  public CollectorBuilder gaugeInterval(Duration interval) {
    this.gaugeInterval = interval;
    return this;
  }

  /** How often memory is read. Default: 5 s. */
  public CollectorBuilder memoryInterval(Duration interval) {
    this.memoryInterval = interval;
    return this;
  }

  /** How long {@link Collector#close} may take to deliver what waits. Default: 5 s. */
  public CollectorBuilder closeTimeout(Duration limit) {
    this.closeTimeout = limit;
    return this;
  }

  /**
   * How many requests may wait, and how many statements; rounded up to a power of two. Default:
   * 65,536 each.
   */
  public CollectorBuilder bufferCapacity(int events) {
    this.bufferCapacity = events;
    return this;
  }

  /** How many events one batch may hold, 1 to 20,000. Default: 2,000. */
  public CollectorBuilder mostEventsPerBatch(int events) {
    this.mostEventsPerBatch = events;
    return this;
  }

  /**
   * How many operations, and how many statements, are told apart; those that come after are {@code
   * __other__}. Default: 2,000 each.
   */
  public CollectorBuilder mostNames(int names) {
    this.mostNames = names;
    return this;
  }

  /** What happens to an event that finds the buffers full. Default: {@link WhenFull#DROP}. */
  public CollectorBuilder whenFull(WhenFull policy) {
    this.whenFull = policy;
    return this;
  }

  CollectorBuilder clock(InstantSource source) {
    this.clock = source;
    return this;
  }

  CollectorBuilder producers(
      Function<Map<String, Object>, Producer<String, SpecificRecord>> factory) {
    this.producers = factory;
    return this;
  }

  /**
   * Starts a collector. It needs neither broker nor registry to be there yet.
   *
   * @throws IllegalArgumentException where settings are not valid, with all that is wrong
   */
  public Collector build() {
    CollectorSettings settings =
        new CollectorSettings(
            source(),
            producer,
            publishInterval,
            cacheInterval,
            gaugeInterval,
            memoryInterval,
            closeTimeout,
            bufferCapacity,
            mostEventsPerBatch,
            mostNames,
            whenFull);
    Collector collector =
        new Collector(settings, clock, () -> producers.apply(settings.producer()));
    collector.start();
    return collector;
  }

  private Source source() {
    String name = instance == null ? host() + ":" + ProcessHandle.current().pid() : instance;
    return new Source(service, name, version, environment, Map.copyOf(tags));
  }

  private static String host() {
    String told = System.getenv("HOSTNAME");
    if (told != null && !told.isBlank()) {
      return told;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
