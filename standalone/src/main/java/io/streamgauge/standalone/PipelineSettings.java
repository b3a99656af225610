package io.streamgauge.standalone;

import static java.util.Objects.requireNonNull;

import io.streamgauge.service.http.HttpSettings;
import io.streamgauge.standalone.embedded.TopicSetup;
import io.streamgauge.streams.cardinality.SeriesBudget;
import io.streamgauge.streams.cardinality.VariantSettings;
import io.streamgauge.streams.report.TargetsByService;
import io.streamgauge.streams.window.TimeMode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@link Pipeline} consists of.
 *
 * @param parts the services to run
 * @param data directory for the embedded broker and the state stores
 * @param kafka the brokers
 * @param registry the schema registry
 * @param http where questions are answered
 * @param topics how missing topics are created; empty to leave topics alone
 * @param rules rule file; empty for the rules that ship
 * @param shadowRules file of rules that are evaluated and never notified; empty for none
 * @param notifiers notifier file; empty to tell nobody
 * @param timeMode live events or recorded ones
 * @param threads stream threads of each service, 1 or more
 * @param seriesBudget how many series a service may have, 1 or more
 * @param variants what is told apart within a service
 * @param limits how much goes out at most
 * @param targets what the report holds services against
 * @param clients further properties of Kafka's clients and of the serializers
 */
public record PipelineSettings(
    Set<Part> parts,
    Path data,
    Endpoint kafka,
    Endpoint registry,
    HttpSettings http,
    Optional<TopicSetup> topics,
    Optional<Path> rules,
    Optional<Path> shadowRules,
    Optional<Path> notifiers,
    TimeMode timeMode,
    int threads,
    int seriesBudget,
    VariantSettings variants,
    OutputLimits limits,
    TargetsByService targets,
    Map<String, String> clients) {

  public PipelineSettings {
    parts = Set.copyOf(parts);
    requireNonNull(data, "data");
    requireNonNull(kafka, "kafka");
    requireNonNull(registry, "registry");
    requireNonNull(http, "http");
    requireNonNull(topics, "topics");
    requireNonNull(rules, "rules");
    requireNonNull(shadowRules, "shadowRules");
    requireNonNull(notifiers, "notifiers");
    requireNonNull(timeMode, "timeMode");
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", allowed is 1 or more");
    }
    if (seriesBudget < 1) {
      throw new IllegalArgumentException(
          "seriesBudget is " + seriesBudget + ", allowed is 1 or more");
    }
    requireNonNull(variants, "variants");
    requireNonNull(limits, "limits");
    requireNonNull(targets, "targets");
    clients = Map.copyOf(clients);
  }

  /** Everything in this process, on any free ports, live, with the rules that ship. */
  public static PipelineSettings local(Path data) {
    return embedded(data, TimeMode.Live.defaults());
  }

  /** The same for recorded events: nothing is late and nothing expires. */
  public static PipelineSettings recorded(Path data, TimeMode.Recorded timeMode) {
    return embedded(data, timeMode);
  }

  private static PipelineSettings embedded(Path data, TimeMode timeMode) {
    return new PipelineSettings(
        EnumSet.allOf(Part.class),
        data,
        new Endpoint.Embedded(0),
        new Endpoint.Embedded(0),
        HttpSettings.local(0),
        Optional.of(new TopicSetup(1, Optional.empty(), timeMode instanceof TimeMode.Recorded)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        timeMode,
        1,
        SeriesBudget.DEFAULT_PER_SERVICE,
        VariantSettings.DEFAULT,
        OutputLimits.DEFAULT,
        TargetsByService.DEFAULT,
        Map.of());
  }

  /** The same with other services. */
  public PipelineSettings withParts(Set<Part> others) {
    return new PipelineSettings(
        others,
        data,
        kafka,
        registry,
        http,
        topics,
        rules,
        shadowRules,
        notifiers,
        timeMode,
        threads,
        seriesBudget,
        variants,
        limits,
        targets,
        clients);
  }

  /** The same with everything embedded on the given ports, 0 for any free one. */
  public PipelineSettings withPorts(int httpPort, int kafkaPort, int registryPort) {
    return new PipelineSettings(
        parts,
        data,
        new Endpoint.Embedded(kafkaPort),
        new Endpoint.Embedded(registryPort),
        HttpSettings.local(httpPort),
        topics,
        rules,
        shadowRules,
        notifiers,
        timeMode,
        threads,
        seriesBudget,
        variants,
        limits,
        targets,
        clients);
  }

  /** The same with another HTTP server. */
  public PipelineSettings withHttp(HttpSettings other) {
    return new PipelineSettings(
        parts,
        data,
        kafka,
        registry,
        other,
        topics,
        rules,
        shadowRules,
        notifiers,
        timeMode,
        threads,
        seriesBudget,
        variants,
        limits,
        targets,
        clients);
  }

  /** The same with topics created otherwise. */
  public PipelineSettings withTopics(TopicSetup other) {
    return new PipelineSettings(
        parts,
        data,
        kafka,
        registry,
        http,
        Optional.of(other),
        rules,
        shadowRules,
        notifiers,
        timeMode,
        threads,
        seriesBudget,
        variants,
        limits,
        targets,
        clients);
  }

  /** The same with another budget of series for each service. */
  public PipelineSettings withSeriesBudget(int perService) {
    return new PipelineSettings(
        parts,
        data,
        kafka,
        registry,
        http,
        topics,
        rules,
        shadowRules,
        notifiers,
        timeMode,
        threads,
        perService,
        variants,
        limits,
        targets,
        clients);
  }

  /** The same with other things told apart within a service. */
  public PipelineSettings withVariants(VariantSettings other) {
    return new PipelineSettings(
        parts,
        data,
        kafka,
        registry,
        http,
        topics,
        rules,
        shadowRules,
        notifiers,
        timeMode,
        threads,
        seriesBudget,
        other,
        limits,
        targets,
        clients);
  }

  /** The same with the rules of a file. */
  public PipelineSettings withRules(Path file) {
    return new PipelineSettings(
        parts,
        data,
        kafka,
        registry,
        http,
        topics,
        Optional.of(file),
        shadowRules,
        notifiers,
        timeMode,
        threads,
        seriesBudget,
        variants,
        limits,
        targets,
        clients);
  }

  /** The same with the shadow rules of a file. */
  public PipelineSettings withShadowRules(Path file) {
    return new PipelineSettings(
        parts,
        data,
        kafka,
        registry,
        http,
        topics,
        rules,
        Optional.of(file),
        notifiers,
        timeMode,
        threads,
        seriesBudget,
        variants,
        limits,
        targets,
        clients);
  }

  /** The same with the notifiers of a file. */
  public PipelineSettings withNotifiers(Path file) {
    return new PipelineSettings(
        parts,
        data,
        kafka,
        registry,
        http,
        topics,
        rules,
        shadowRules,
        Optional.of(file),
        timeMode,
        threads,
        seriesBudget,
        variants,
        limits,
        targets,
        clients);
  }

  /** The same with other targets. */
  public PipelineSettings withTargets(TargetsByService other) {
    return new PipelineSettings(
        parts,
        data,
        kafka,
        registry,
        http,
        topics,
        rules,
        shadowRules,
        notifiers,
        timeMode,
        threads,
        seriesBudget,
        variants,
        limits,
        other,
        clients);
  }

  boolean recorded() {
    return timeMode instanceof TimeMode.Recorded;
  }
}
