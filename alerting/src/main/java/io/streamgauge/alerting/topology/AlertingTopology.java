package io.streamgauge.alerting.topology;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.ShadowAlert;
import io.streamgauge.alerting.lifecycle.EventClock;
import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.alerting.lifecycle.Observations;
import io.streamgauge.alerting.lifecycle.Track;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.ValueMapper;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Results of the analytics in, transitions of alerts out. Names of stores and nodes are public
 * interface: changelogs and metrics carry them.
 */
public final class AlertingTopology {

  /** Latest transition of each alert, by its id. */
  public static final String STATES = "alert-states";

  /** The latest transition of each alert of all partitions, by its id; each instance has all. */
  public static final String KNOWN = "known-alerts";

  /** The latest acknowledgement of each alert, by its id; each instance has all. */
  public static final String ACKNOWLEDGEMENTS = "alert-acknowledgements";

  /** All silences, by their ids; each instance has all. */
  public static final String SILENCES = "alert-silences";

  /** How far each part of the pipeline has come, by stage and partition; each instance has all. */
  public static final String PROGRESS = "pipeline-progress";

  /** What is remembered of each alert between two windows, by its id. */
  static final String TRACKS = "alert-tracks";

  /** The same as {@link #TRACKS} and {@link #STATES} for rules that go by what others say. */
  static final String COMBINED_TRACKS = "combined-alert-tracks";

  static final String COMBINED_STATES = "combined-alert-states";

  /** Alerts that fire, by service, rule and series. */
  static final String FIRINGS = "firing-alerts";

  /** Complete windows that conditions look back on, see {@link PastFormat}. */
  static final String PAST = "alert-past";

  /** What is usual for the series of rules that go by it. */
  static final String BASELINES = "alert-baselines";

  /** The same for shadow rules. */
  static final String SHADOW_TRACKS = "shadow-tracks";

  static final String SHADOW_STATES = "shadow-states";
  static final String SHADOW_PAST = "shadow-past";
  static final String SHADOW_BASELINES = "shadow-baselines";

  private final Supplier<Rules> rules;
  private final EventClock clock;
  private final Map<String, ?> properties;
  private Optional<Supplier<Rules>> shadow = Optional.empty();

  /**
   * @param rules those in force; they may change at any time
   * @param clock tells what is missing
   * @param properties of Kafka Streams and of the serde
   */
  public AlertingTopology(Supplier<Rules> rules, EventClock clock, Map<String, ?> properties) {
    this.rules = requireNonNull(rules, "rules");
    this.clock = requireNonNull(clock, "clock");
    this.properties = Map.copyOf(properties);
  }

  /** The same with rules that are evaluated and told on a topic of their own. */
  public AlertingTopology withShadow(Supplier<Rules> shadowRules) {
    shadow = Optional.of(shadowRules);
    return this;
  }

  public Topology build() {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
    QuietTables quiet = new QuietTables(rules);
    builder
        .addStateStore(tracks(TRACKS))
        .addStateStore(states(STATES))
        .addStateStore(past(PAST))
        .addStateStore(baselines(BASELINES))
        .addStateStore(tracks(COMBINED_TRACKS))
        .addStateStore(states(COMBINED_STATES))
        .addStateStore(firings());

    KStream<String, Observation> observations =
        observations(builder, Topics.LATENCY, Observations::of)
            .merge(
                observations(builder, Topics.LATENCY_VARIANTS, Observations::of),
                Named.as("with-variants"))
            .merge(
                observations(builder, Topics.CACHE_RATIOS, Observations::of),
                Named.as("with-caches"))
            .merge(
                observations(builder, Topics.MEMORY_TRENDS, Observations::of),
                Named.as("with-memory"))
            .merge(
                observations(builder, Topics.GAUGE_WINDOWS, Observations::of),
                Named.as("with-gauges"))
            .merge(
                present(builder, Topics.HEALTH)
                    .processValues(HealthProcessor::new, Named.as("read-health")),
                Named.as("with-health"));
    KStream<String, Alert> judged =
        observations.process(
            () -> new AlertProcessor(rules, clock, quiet),
            Named.as("judge"),
            TRACKS,
            STATES,
            PAST,
            BASELINES);

    judged.process(InputOffsetsProcessor::new, Named.as("input-offsets"));
    KStream<String, Alert> transitions =
        judged.merge(
            judged
                .selectKey((id, alert) -> alert.getService(), Named.as("by-service"))
                .repartition(byService())
                .process(
                    () -> new CombineProcessor(rules, quiet),
                    Named.as("combine"),
                    COMBINED_TRACKS,
                    COMBINED_STATES,
                    FIRINGS),
            Named.as("with-combinations"));
    transitions.to(Topics.ALERTS.name(), produced(Topics.ALERTS, "to-alerts"));
    transitions.to(Topics.ALERT_STATES.name(), produced(Topics.ALERT_STATES, "to-alert-states"));
    everywhere(builder, Topics.ALERT_STATES, KNOWN);
    everywhere(builder, Topics.ACKNOWLEDGEMENTS, ACKNOWLEDGEMENTS);
    everywhere(builder, Topics.SILENCES, SILENCES);
    everywhere(builder, Topics.PROGRESS, PROGRESS);
    shadow.ifPresent(it -> addShadow(builder, it, observations, judged));
    return builder.build();
  }

  /**
   * What is in force judges first, so that both sides know the same windows when they are compared.
   */
  private void addShadow(
      StreamsBuilder builder,
      Supplier<Rules> shadowRules,
      KStream<String, Observation> observations,
      KStream<String, Alert> judged) {
    builder
        .addStateStore(tracks(SHADOW_TRACKS))
        .addStateStore(states(SHADOW_STATES))
        .addStateStore(past(SHADOW_PAST))
        .addStateStore(baselines(SHADOW_BASELINES));
    Produced<String, ShadowAlert> produced =
        Produced.with(Serdes.String(), serde(Topics.ALERTS_SHADOW));
    judged
        .process(
            () -> new InForceProcessor(shadowRules), Named.as("compare-in-force"), SHADOW_STATES)
        .to(Topics.ALERTS_SHADOW.name(), produced.withName("in-force-to-alerts-shadow"));
    observations
        .process(
            () -> new ShadowProcessor(shadowRules, clock),
            Named.as("judge-shadow"),
            SHADOW_TRACKS,
            SHADOW_STATES,
            SHADOW_PAST,
            SHADOW_BASELINES,
            STATES)
        .to(Topics.ALERTS_SHADOW.name(), produced.withName("to-alerts-shadow"));
  }

  /** Keeps all of a compacted topic in each instance. */
  private <V extends SpecificRecord> void everywhere(
      StreamsBuilder builder, Topic<V> topic, String store) {
    builder.globalTable(
        topic.name(),
        Consumed.with(Serdes.String(), serde(topic)).withName("all-" + shortName(topic)),
        Materialized.as(Stores.persistentKeyValueStore(store)));
  }

  private <V extends SpecificRecord> KStream<String, Observation> observations(
      StreamsBuilder builder, Topic<V> topic, ValueMapper<V, Observation> reader) {
    return present(builder, topic).mapValues(reader, Named.as("read-" + shortName(topic)));
  }

  private <V extends SpecificRecord> KStream<String, V> present(
      StreamsBuilder builder, Topic<V> topic) {
    return builder.stream(
            topic.name(),
            Consumed.with(Serdes.String(), serde(topic)).withName("from-" + shortName(topic)))
        .filter((key, value) -> value != null, Named.as("present-" + shortName(topic)));
  }

  private Produced<String, Alert> produced(Topic<Alert> topic, String name) {
    return Produced.with(Serdes.String(), serde(topic)).withName(name);
  }

  /** All alerts of a service meet in one place. */
  private Repartitioned<String, Alert> byService() {
    return Repartitioned.<String, Alert>as("alerts-by-service")
        .withKeySerde(Serdes.String())
        .withValueSerde(new OneTopicSerde<>(Topics.ALERTS.name(), serde(Topics.ALERTS)));
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> firings() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(FIRINGS), Serdes.String(), Serdes.ByteArray());
  }

  private static StoreBuilder<KeyValueStore<String, Track>> tracks(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), new TrackSerde())
        .withCachingEnabled();
  }

  private StoreBuilder<KeyValueStore<String, Alert>> states(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name),
        Serdes.String(),
        new OneTopicSerde<>(Topics.ALERT_STATES.name(), serde(Topics.ALERT_STATES)));
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> past(String store) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(store), Serdes.Bytes(), Serdes.ByteArray());
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> baselines(String store) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.ByteArray())
        .withCachingEnabled();
  }

  private <V extends SpecificRecord> AvroSerde<V> serde(Topic<V> topic) {
    return AvroSerde.of(topic, properties);
  }

  private static String shortName(Topic<?> topic) {
    return topic.name().substring(topic.name().lastIndexOf('.') + 1);
  }
}
