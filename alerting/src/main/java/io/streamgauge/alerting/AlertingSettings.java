package io.streamgauge.alerting;

import static java.util.Objects.requireNonNull;

import io.streamgauge.schemas.registry.RegistryConfig;
import io.streamgauge.service.kafka.StreamsProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of an {@link AlertingService}.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param registryUrl of the schema registry; several separated by commas
 * @param stateDirectory where the state stores live
 * @param rulesFile the user's rules; empty for the default ones
 * @param shadowRulesFile rules that are evaluated, told on a topic of their own, and never notified
 * @param threads stream threads, 1 or more
 * @param commitInterval how often transitions become visible to others, 1 ms to 1 min
 * @param properties of Kafka Streams, its clients and the serde; they win over all else
 */
public record AlertingSettings(
    String bootstrapServers,
    String registryUrl,
    Path stateDirectory,
    Optional<Path> rulesFile,
    Optional<Path> shadowRulesFile,
    int threads,
    Duration commitInterval,
    Map<String, String> properties) {

  /** Consumer group and prefix of internal topics. */
  public static final String APPLICATION_ID = "streamgauge-alerting";

  private static final Duration USUAL_COMMIT_INTERVAL = Duration.ofMillis(200);

  public AlertingSettings {
    requireText("bootstrapServers", bootstrapServers);
    requireText("registryUrl", registryUrl);
    requireNonNull(stateDirectory, "stateDirectory");
    requireNonNull(rulesFile, "rulesFile");
    requireNonNull(shadowRulesFile, "shadowRulesFile");
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", allowed is 1 or more");
    }
    if (commitInterval.toMillis() < 1 || commitInterval.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException(
          "commitInterval is " + commitInterval + ", allowed is 1 ms to 1 min");
    }
    properties = Map.copyOf(properties);
  }

  /** The default rules, one thread, a commit twice a second. */
  public static AlertingSettings of(
      String bootstrapServers, String registryUrl, Path stateDirectory) {
    return new AlertingSettings(
        bootstrapServers,
        registryUrl,
        stateDirectory,
        Optional.empty(),
        Optional.empty(),
        1,
        USUAL_COMMIT_INTERVAL,
        Map.of());
  }

  public AlertingSettings withRulesFile(Path file) {
    return new AlertingSettings(
        bootstrapServers,
        registryUrl,
        stateDirectory,
        Optional.of(file),
        shadowRulesFile,
        threads,
        commitInterval,
        properties);
  }

  public AlertingSettings withShadowRulesFile(Path file) {
    return new AlertingSettings(
        bootstrapServers,
        registryUrl,
        stateDirectory,
        rulesFile,
        Optional.of(file),
        threads,
        commitInterval,
        properties);
  }

  public AlertingSettings withProperties(Map<String, String> further) {
    return new AlertingSettings(
        bootstrapServers,
        registryUrl,
        stateDirectory,
        rulesFile,
        shadowRulesFile,
        threads,
        commitInterval,
        further);
  }

  /** For Kafka Streams and the serdes. */
  Map<String, Object> toProperties() {
    Map<String, Object> all = new HashMap<>();
    new StreamsProperties(
            APPLICATION_ID, bootstrapServers, stateDirectory, threads, commitInterval, Map.of())
        .toProperties()
        .forEach((key, value) -> all.put((String) key, value));
    all.put(RegistryConfig.URL, registryUrl);
    all.putAll(properties);
    return all;
  }

  private static void requireText(String name, String value) {
    if (requireNonNull(value, name).isBlank()) {
      throw new IllegalArgumentException(name + " is empty");
    }
  }
}
