package io.streamgauge.streams;

import static java.util.Objects.requireNonNull;

import io.streamgauge.streams.cardinality.SeriesBudget;
import io.streamgauge.streams.cardinality.VariantSettings;
import io.streamgauge.streams.report.TargetsByService;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.Cadence;
import io.streamgauge.streams.window.TimeMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What the analytics service is configured with.
 *
 * @param bootstrapServers Kafka brokers, host:port, separated by commas
 * @param registryUrl schema registry, URLs separated by commas
 * @param stateDirectory where the state stores live
 * @param threads stream threads, 1 or more
 * @param timeMode live events or recorded ones
 * @param retention how long windows are kept
 * @param cadence how often results become visible
 * @param seriesBudget how many series a service may have, requests and statements counted apart
 * @param variants what is told apart within a service
 * @param targets what the report holds services against
 * @param further further properties of Kafka Streams, its clients and the serializers; they win
 */
public record AnalyticsSettings(
    String bootstrapServers,
    String registryUrl,
    Path stateDirectory,
    int threads,
    TimeMode timeMode,
    Retention retention,
    Cadence cadence,
    int seriesBudget,
    VariantSettings variants,
    TargetsByService targets,
    Map<String, ?> further) {

  /** Consumer group and prefix of internal topics. */
  public static final String APPLICATION_ID = "streamgauge-streams";

  public AnalyticsSettings {
    requireNonNull(bootstrapServers, "bootstrapServers");
    requireNonNull(registryUrl, "registryUrl");
    requireNonNull(stateDirectory, "stateDirectory");
    requireNonNull(timeMode, "timeMode");
    requireNonNull(retention, "retention");
    requireNonNull(cadence, "cadence");
    requireNonNull(variants, "variants");
    requireNonNull(targets, "targets");
    further = Map.copyOf(further);
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more: " + threads);
    }
    if (seriesBudget < 1) {
      throw new IllegalArgumentException("seriesBudget must be 1 or more: " + seriesBudget);
    }
  }

  /** Live events with all defaults and one thread. */
  public static AnalyticsSettings live(
      String bootstrapServers, String registryUrl, Path stateDirectory) {
    return new AnalyticsSettings(
        bootstrapServers,
        registryUrl,
        stateDirectory,
        1,
        TimeMode.Live.defaults(),
        Retention.DEFAULT,
        Cadence.LIVE,
        SeriesBudget.DEFAULT_PER_SERVICE,
        VariantSettings.DEFAULT,
        TargetsByService.DEFAULT,
        Map.of());
  }

  /** Recorded events: nothing is late and nothing expires. */
  public static AnalyticsSettings recorded(
      String bootstrapServers,
      String registryUrl,
      Path stateDirectory,
      TimeMode.Recorded timeMode) {
    return new AnalyticsSettings(
        bootstrapServers,
        registryUrl,
        stateDirectory,
        1,
        timeMode,
        Retention.FOREVER,
        new Cadence(Duration.ofMillis(100), Cadence.LIVE.commit()),
        SeriesBudget.DEFAULT_PER_SERVICE,
        VariantSettings.DEFAULT,
        TargetsByService.DEFAULT,
        Map.of());
  }

  /** The same with other threads. */
  public AnalyticsSettings withThreads(int number) {
    return new AnalyticsSettings(
        bootstrapServers,
        registryUrl,
        stateDirectory,
        number,
        timeMode,
        retention,
        cadence,
        seriesBudget,
        variants,
        targets,
        further);
  }

  /** The same with another budget of series for each service. */
  public AnalyticsSettings withSeriesBudget(int perService) {
    return new AnalyticsSettings(
        bootstrapServers,
        registryUrl,
        stateDirectory,
        threads,
        timeMode,
        retention,
        cadence,
        perService,
        variants,
        targets,
        further);
  }

  /** The same with other things told apart within a service. */
  public AnalyticsSettings withVariants(VariantSettings other) {
    return new AnalyticsSettings(
        bootstrapServers,
        registryUrl,
        stateDirectory,
        threads,
        timeMode,
        retention,
        cadence,
        seriesBudget,
        other,
        targets,
        further);
  }

  /** The same with other targets. */
  public AnalyticsSettings withTargets(TargetsByService other) {
    return new AnalyticsSettings(
        bootstrapServers,
        registryUrl,
        stateDirectory,
        threads,
        timeMode,
        retention,
        cadence,
        seriesBudget,
        variants,
        other,
        further);
  }

  /** The same with further properties. */
  public AnalyticsSettings withFurther(Map<String, ?> properties) {
    return new AnalyticsSettings(
        bootstrapServers,
        registryUrl,
        stateDirectory,
        threads,
        timeMode,
        retention,
        cadence,
        seriesBudget,
        variants,
        targets,
        properties);
  }
}
