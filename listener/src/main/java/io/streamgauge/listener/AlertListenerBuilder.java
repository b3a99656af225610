package io.streamgauge.listener;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Describes an {@link AlertListener}. It needs one handler at least; all else has a default. */
public final class AlertListenerBuilder {

  private final Map<AlertState, List<AlertHandler>> handlers = new EnumMap<>(AlertState.class);
  private final Map<String, Object> properties = ConsumerSettings.defaults();
  private final List<String> rules = new ArrayList<>();
  private final List<String> services = new ArrayList<>();
  private final Map<String, String> labels = new HashMap<>();
  private Severity least = Severity.LOW;
  private String group;
  private boolean withPresent;
  private int attempts = 5;
  private Duration backOff = Duration.ofMillis(200);
  private int remembered = 10_000;
  private Duration closeTimeout = Duration.ofSeconds(10);
  private FailureHandler failures = (alert, failure) -> {};
  private Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers = KafkaConsumer::new;

  AlertListenerBuilder() {}

  /**
   * A group shares the work: each alert goes to one of the listeners of the group, and a listener
   * that comes back goes on where the group has come to. Without one, which is the default, each
   * listener has all alerts from its start on.
   */
  public AlertListenerBuilder group(String name) {
    this.group = requireNonNull(name, "name");
    return this;
  }

  /** Kafka brokers, {@code host:port,…}. Default: {@code localhost:9092}. */
  public AlertListenerBuilder bootstrapServers(String servers) {
    return consumerProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
  }

  /** Schema registries, {@code url,…}. Default: {@code http://localhost:8081}. */
  public AlertListenerBuilder schemaRegistryUrl(String urls) {
    return consumerProperty("schema.registry.url", urls);
  }

  /** Sets any property of the Kafka consumer or of its deserializer, such as those for security. */
  public AlertListenerBuilder consumerProperty(String name, Object value) {
    properties.put(requireNonNull(name, "name"), requireNonNull(value, name));
    return this;
  }

  /** Adds a handler of alerts that begin to fire. */
  public AlertListenerBuilder onFiring(AlertHandler handler) {
    return on(AlertState.FIRING, handler);
  }

  /**
   * Adds a handler of alerts that are over. {@link Alert#getCause} tells why: a breach that is
   * cleared, a rule that is gone, or a retraction of what should never have fired.
   */
  public AlertListenerBuilder onResolved(AlertHandler handler) {
    return on(AlertState.RESOLVED, handler);
  }

  /** Adds a handler of transitions to one state. */
  public AlertListenerBuilder on(AlertState state, AlertHandler handler) {
    handlers
        .computeIfAbsent(requireNonNull(state, "state"), key -> new ArrayList<>())
        .add(requireNonNull(handler, "handler"));
    return this;
  }

  /** Adds a handler of all transitions; that an alert is pending is one of them. */
  public AlertListenerBuilder onAlert(AlertHandler handler) {
    for (AlertState state : AlertState.values()) {
      on(state, handler);
    }
    return this;
  }

  /** Adds rules by name, {@code *} stands for any characters. Default: all. */
  public AlertListenerBuilder rules(String... globs) {
    rules.addAll(List.of(globs));
    return this;
  }

  /** Adds services by name, {@code *} stands for any characters. Default: all. */
  public AlertListenerBuilder services(String... globs) {
    services.addAll(List.of(globs));
    return this;
  }

  /** The lowest severity of interest. Default: all. */
  public AlertListenerBuilder severityAtLeast(Severity severity) {
    this.least = requireNonNull(severity, "severity");
    return this;
  }

  /** Adds a label that alerts must have, {@code *} stands for any characters. Default: none. */
  public AlertListenerBuilder label(String name, String glob) {
    labels.put(requireNonNull(name, "name"), requireNonNull(glob, "glob"));
    return this;
  }

  /**
   * Begins with the alerts that are not over, in their latest transition, instead of with what
   * comes next. A group that has begun before goes on where it was.
   */
  public AlertListenerBuilder withPresent() {
    this.withPresent = true;
    return this;
  }

  /** How often a handler that throws is called for an alert, 1 to 20. Default: 5. */
  public AlertListenerBuilder attempts(int most) {
    this.attempts = most;
    return this;
  }

  /**
   * The pause before the second attempt; each one after that is twice as long, but never more than
   * 10 s. All alerts wait meanwhile. Default: 200 ms.
   */
  public AlertListenerBuilder backOff(Duration first) {
    this.backOff = first;
    return this;
  }

  /** Is told of alerts that are given up. Default: they are logged and counted only. */
  public AlertListenerBuilder onFailure(FailureHandler handler) {
    this.failures = requireNonNull(handler, "handler");
    return this;
  }

  /** Of how many alerts repetitions are recognised. Default: 10,000. */
  public AlertListenerBuilder remembered(int alerts) {
    this.remembered = alerts;
    return this;
  }

  /** How long {@link AlertListener#close} may wait for a handler. Default: 10 s. */
  public AlertListenerBuilder closeTimeout(Duration limit) {
    this.closeTimeout = limit;
    return this;
  }

  AlertListenerBuilder consumers(Function<Map<String, Object>, Consumer<byte[], byte[]>> factory) {
    this.consumers = factory;
    return this;
  }

  /**
   * Starts to listen. Neither broker nor registry need to be there yet.
   *
   * @throws IllegalArgumentException where settings are not valid, with all that is wrong
   */
  public AlertListener start() {
    if (handlers.isEmpty()) {
      throw new IllegalArgumentException("AlertListener: there is no handler");
    }
    ListenerSettings settings = settings();
    Stop stop = new Stop();
    Tallies tallies = new Tallies();
    Consumer<byte[], byte[]> consumer = consumer(settings.group());
    Session session = session(settings, consumer, stop, tallies);
    AlertListener listener = new AlertListener(settings, session, consumer, stop, tallies);
    listener.start();
    return listener;
  }

  Session session(
      ListenerSettings settings, Consumer<byte[], byte[]> consumer, Stop stop, Tallies tallies) {
    return session(
        settings,
        consumer,
        new Reading(AvroSerde.of(Topics.ALERTS, properties).deserializer(), tallies),
        stop,
        tallies);
  }

  Session session(
      ListenerSettings settings,
      Consumer<byte[], byte[]> consumer,
      Reading reading,
      Stop stop,
      Tallies tallies) {
    return new Session(
        settings,
        consumer,
        reading,
        new Present(() -> consumer(Optional.empty()), reading, stop),
        new Delivery(settings, handlers, failures, stop, tallies),
        stop,
        tallies);
  }

  ListenerSettings settings() {
    return new ListenerSettings(
        Optional.ofNullable(group),
        properties,
        AlertFilter.of(rules, services, least, labels),
        withPresent,
        attempts,
        backOff,
        remembered,
        closeTimeout);
  }

  private Consumer<byte[], byte[]> consumer(Optional<String> ofGroup) {
    return consumers.apply(ConsumerSettings.complete(properties, ofGroup));
  }
}
