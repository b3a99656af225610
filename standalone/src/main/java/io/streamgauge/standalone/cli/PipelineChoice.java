package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.Setting;
import io.streamgauge.service.config.SettingProblem;
import io.streamgauge.service.config.Settings;
import io.streamgauge.service.config.SettingsException;
import io.streamgauge.service.http.AdvertisedAddress;
import io.streamgauge.service.http.HttpSettings;
import io.streamgauge.service.rocksdb.BoundedRocksDb;
import io.streamgauge.standalone.Endpoint;
import io.streamgauge.standalone.OutputLimits;
import io.streamgauge.standalone.Part;
import io.streamgauge.standalone.PipelineSettings;
import io.streamgauge.standalone.embedded.TopicSetup;
import io.streamgauge.streams.cardinality.VariantSettings;
import io.streamgauge.streams.window.TimeMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.StreamsConfig;

/** What the settings say a pipeline is to consist of. */
final class PipelineChoice {

  private PipelineChoice() {}

  /** Both services, with broker and registry embedded where no other ones are set. */
  static PipelineSettings standalone(Settings settings) {
    return pipeline(
        settings,
        EnumSet.allOf(Part.class),
        endpoint(settings, Keys.KAFKA_BOOTSTRAP, Keys.KAFKA_PORT),
        endpoint(settings, Keys.REGISTRY_URL, Keys.REGISTRY_PORT));
  }

  /**
   * One service against a cluster and a registry that run elsewhere.
   *
   * @throws SettingsException if one of the two is not set
   */
  static PipelineSettings service(Settings settings, Part part) {
    requireCluster(settings, true);
    return pipeline(
        settings,
        Set.of(part),
        new Endpoint.External(settings.get(Keys.KAFKA_BOOTSTRAP).orElseThrow()),
        new Endpoint.External(settings.get(Keys.REGISTRY_URL).orElseThrow()));
  }

  /**
   * Makes sure that Kafka, and the registry where it is needed, are set.
   *
   * @throws SettingsException otherwise
   */
  static void requireCluster(Settings settings, boolean registry) {
    List<SettingProblem> problems = new ArrayList<>();
    if (settings.get(Keys.KAFKA_BOOTSTRAP).isEmpty()) {
      problems.add(missing("--kafka", Keys.KAFKA_BOOTSTRAP));
    }
    if (registry && settings.get(Keys.REGISTRY_URL).isEmpty()) {
      problems.add(missing("--registry", Keys.REGISTRY_URL));
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  private static SettingProblem missing(String option, Setting<?> setting) {
    return new SettingProblem(
        option,
        setting.key(),
        "is missing, allowed is %s; set it with %s, %s or in the file of --config"
            .formatted(setting.allowed(), option, setting.variable()));
  }

  private static Endpoint endpoint(
      Settings settings, Setting<Optional<String>> address, Setting<Integer> port) {
    return settings
        .get(address)
        .<Endpoint>map(Endpoint.External::new)
        .orElseGet(() -> new Endpoint.Embedded(settings.get(port)));
  }

  private static PipelineSettings pipeline(
      Settings settings, Set<Part> parts, Endpoint kafka, Endpoint registry) {
    return new PipelineSettings(
        parts,
        settings.get(Keys.DATA),
        kafka,
        registry,
        http(settings),
        settings.get(Keys.TOPICS_CREATE) ? Optional.of(topics(settings)) : Optional.empty(),
        settings.get(Keys.RULES),
        settings.get(Keys.SHADOW_RULES),
        settings.get(Keys.NOTIFIERS),
        TimeMode.Live.defaults(),
        settings.get(Keys.THREADS),
        settings.get(Keys.SERIES_BUDGET),
        variants(settings),
        new OutputLimits(settings.get(Keys.STREAM_CLIENTS), settings.get(Keys.METRICS_SERIES)),
        TargetKeys.read(settings),
        withStores(settings));
  }

  /** What is told apart within a service. */
  static VariantSettings variants(Settings settings) {
    return new VariantSettings(
        settings.get(Keys.VARIANTS_TAG).orElse(""),
        settings.get(Keys.VARIANTS_MOST),
        settings.get(Keys.VARIANTS_REPORTED));
  }

  /** Where HTTP is served. */
  static HttpSettings http(Settings settings) {
    return new HttpSettings(
        settings.get(Keys.HTTP_HOST),
        settings.get(Keys.HTTP_PORT),
        HttpSettings.DEFAULT_PORT_OPTION,
        settings.get(Keys.HTTP_CORS_ORIGINS));
  }

  /** How topics are created. */
  static TopicSetup topics(Settings settings) {
    return new TopicSetup(
        settings.get(Keys.TOPICS_PARTITIONS),
        settings.get(Keys.TOPICS_REPLICATION).map(Integer::shortValue),
        false);
  }

  private static Map<String, String> withStores(Settings settings) {
    Map<String, String> further = clients(settings);
    long bytes = BoundedRocksDb.bytes(settings.get(Keys.ROCKSDB_MEMORY));
    further.put(BoundedRocksDb.MEMORY_BYTES, Long.toString(bytes));
    further.put(
        StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
        Integer.toString(settings.get(Keys.STANDBY_REPLICAS)));
    AdvertisedAddress.of(http(settings), settings.get(Keys.HTTP_ADVERTISED))
        .ifPresent(address -> further.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address));
    return further;
  }

  private static Map<String, String> clients(Settings settings) {
    Map<String, String> clients = new HashMap<>(settings.below(Keys.KAFKA_CLIENT));
    clients.putAll(settings.below(Keys.REGISTRY_CLIENT));
    return clients;
  }

  /** Properties of a client of the cluster and of the registry, where they are set. */
  static Map<String, Object> client(Settings settings) {
    Map<String, Object> client = new HashMap<>(clients(settings));
    settings.get(Keys.KAFKA_BOOTSTRAP).ifPresent(at -> client.put("bootstrap.servers", at));
    settings.get(Keys.REGISTRY_URL).ifPresent(at -> client.put("schema.registry.url", at));
    return client;
  }
}
