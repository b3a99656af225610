package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.NamedSettings;
import io.streamgauge.service.config.Setting;
import io.streamgauge.service.http.HttpSettings;
import io.streamgauge.service.rocksdb.BoundedRocksDb;
import io.streamgauge.standalone.OutputLimits;
import io.streamgauge.streams.cardinality.SeriesBudget;
import io.streamgauge.streams.cardinality.VariantSettings;
import io.streamgauge.streams.latency.Dimension;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every setting of the command line's services. Keys and defaults are public interface. */
final class Keys {

  static final Setting<String> HTTP_HOST = Setting.text("http.host", HttpSettings.DEFAULT_HOST);
  static final Setting<Integer> HTTP_PORT = Setting.port("http.port", HttpSettings.DEFAULT_PORT);
  static final Setting<List<String>> HTTP_CORS_ORIGINS = Setting.origins("http.cors.origins");
  static final Setting<Optional<String>> HTTP_ADVERTISED =
      Setting.address("http.advertised", "").optional();
  static final Setting<Optional<String>> KAFKA_BOOTSTRAP =
      Setting.addresses("kafka.bootstrap", "").optional();
  static final Setting<Integer> KAFKA_PORT = Setting.port("kafka.port", 9092);
  static final Setting<Optional<String>> REGISTRY_URL = Setting.urls("registry.url", "").optional();
  static final Setting<Integer> REGISTRY_PORT = Setting.port("registry.port", 8081);
  static final Setting<Path> DATA = Setting.path("data.directory", Path.of("data"));
  static final Setting<Optional<Path>> RULES = Setting.path("rules.file", Path.of("")).optional();
  static final Setting<Optional<Path>> SHADOW_RULES =
      Setting.path("rules.shadow", Path.of("")).optional();
  static final Setting<Optional<Path>> NOTIFIERS =
      Setting.path("notifiers.file", Path.of("")).optional();
  static final Setting<Integer> THREADS = Setting.integer("threads", 1, 64, 1);
  static final Setting<Integer> STANDBY_REPLICAS = Setting.integer("standby.replicas", 0, 10, 0);
  static final Setting<Integer> SERIES_BUDGET =
      Setting.integer("series.budget", 1, 10_000_000, SeriesBudget.DEFAULT_PER_SERVICE);
  static final Setting<Optional<String>> VARIANTS_TAG = Setting.text("variants.tag", "").optional();
  static final Setting<Integer> VARIANTS_MOST =
      Setting.integer("variants.most", 1, 100, VariantSettings.DEFAULT.most());
  static final Setting<Set<Dimension>> VARIANTS_REPORTED =
      new Setting<>(
          "variants.reported",
          "version, environment, tag, several of them with commas between",
          Keys::dimensions,
          Set.of());
  static final Setting<Integer> STREAM_CLIENTS =
      Setting.integer("stream.clients", 1, 100_000, OutputLimits.DEFAULT.streamClients());
  static final Setting<Integer> METRICS_SERIES =
      Setting.integer("metrics.series", 1, 1_000_000, OutputLimits.DEFAULT.metricSeries());
  static final Setting<Integer> ROCKSDB_MEMORY =
      Setting.integer(
          "rocksdb.memory.mb",
          BoundedRocksDb.LEAST_MEGABYTES,
          1_000_000,
          BoundedRocksDb.DEFAULT_MEGABYTES);
  static final Setting<Boolean> TOPICS_CREATE = Setting.flag("topics.create", true);
  static final Setting<Integer> TOPICS_PARTITIONS =
      Setting.integer("topics.partitions", 1, 1000, 4);
  static final Setting<Optional<Integer>> TOPICS_REPLICATION =
      Setting.integer("topics.replication", 1, 100, 1).optional();

  /** Below it: properties of Kafka's clients, as Kafka names them. */
  static final String KAFKA_CLIENT = "kafka.client.";

  /** Below it: properties of the registry's client, as Confluent names them. */
  static final String REGISTRY_CLIENT = "registry.client.";

  private static final List<Setting<?>> OWN =
      List.of(
          HTTP_HOST,
          HTTP_PORT,
          HTTP_CORS_ORIGINS,
          HTTP_ADVERTISED,
          KAFKA_BOOTSTRAP,
          KAFKA_PORT,
          REGISTRY_URL,
          REGISTRY_PORT,
          DATA,
          RULES,
          SHADOW_RULES,
          NOTIFIERS,
          THREADS,
          STANDBY_REPLICAS,
          SERIES_BUDGET,
          VARIANTS_TAG,
          VARIANTS_MOST,
          VARIANTS_REPORTED,
          STREAM_CLIENTS,
          METRICS_SERIES,
          ROCKSDB_MEMORY,
          TOPICS_CREATE,
          TOPICS_PARTITIONS,
          TOPICS_REPLICATION);

  static final List<Setting<?>> ALL =
      Stream.concat(OWN.stream(), TargetKeys.GENERAL.stream()).toList();

  static final List<NamedSettings> NAMED = List.of(TargetKeys.OF_A_SERVICE);

  static final List<String> OPEN = List.of(KAFKA_CLIENT, REGISTRY_CLIENT);

  private Keys() {}

  private static Set<Dimension> dimensions(String value) {
    Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
    for (String label : value.split(",", -1)) {
      Dimension dimension = Dimension.BY_LABEL.get(label.strip());
      if (dimension == null) {
        throw new IllegalArgumentException(value);
      }
      dimensions.add(dimension);
    }
    return dimensions;
  }
}
