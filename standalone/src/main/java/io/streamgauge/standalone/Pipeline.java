package io.streamgauge.standalone;

import io.streamgauge.alerting.AlertingService;
import io.streamgauge.service.health.Component;
import io.streamgauge.service.health.Readiness;
import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.streams.AnalyticsService;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A running pipeline: broker and registry where they are embedded, topics, the services, HTTP.
 * Started in this order and closed in the reverse. Thread-safe.
 */
public final class Pipeline implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final Addresses addresses;
  private final Optional<AnalyticsService> analytics;
  private final Optional<AlertingService> alerting;
  private final List<Component> components;
  private final Shutdown shutdown;

  /** Where the running pipeline can be reached. */
  record Addresses(String bootstrapServers, String registryUrl, URI http) {}

  Pipeline(
      Addresses addresses,
      Optional<AnalyticsService> analytics,
      Optional<AlertingService> alerting,
      List<Component> components,
      Shutdown shutdown) {
    this.addresses = addresses;
    this.analytics = analytics;
    this.alerting = alerting;
    this.components = List.copyOf(components);
    this.shutdown = shutdown;
  }

  /**
   * Starts everything; what has been started is closed again where something fails.
   *
   * @throws io.streamgauge.service.http.PortTakenException if a port is in use
   * @throws io.streamgauge.alerting.rules.InvalidRulesException if the rule file cannot be used
   * @throws io.streamgauge.standalone.embedded.UnreachableException if Kafka does not answer
   */
  public static Pipeline start(PipelineSettings settings) {
    return start(settings, new Shutdown(), step -> {});
  }

  /**
   * Starts everything.
   *
   * @param shutdown closes what this starts, also while it is starting; closing the pipeline closes
   *     it
   * @param progress told each step that begins: {@code "Kafka"}
   */
  public static Pipeline start(
      PipelineSettings settings, Shutdown shutdown, Consumer<String> progress) {
    try {
      return new PipelineStart(settings, shutdown, progress).run();
    } catch (RuntimeException e) {
      shutdown.close();
      throw e;
    }
  }

  /** Address of the brokers. */
  public String bootstrapServers() {
    return addresses.bootstrapServers();
  }

  /** Address of the schema registry. */
  public String registryUrl() {
    return addresses.registryUrl();
  }

  /** Root of the HTTP server, without a slash at its end. */
  public URI uri() {
    return addresses.http();
  }

  /** The analytics, where they are part of this pipeline. */
  public Optional<AnalyticsService> analytics() {
    return analytics;
  }

  /** The alerting, where it is part of this pipeline. */
  public Optional<AlertingService> alerting() {
    return alerting;
  }

  /** Whether every part does its work. */
  public boolean ready() {
    return components.stream().allMatch(component -> component.readiness().get().ready());
  }

  /**
   * Waits until every part does its work.
   *
   * @throws IllegalStateException if that takes longer than {@code limit}; names the states
   */
  public void awaitReady(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!ready()) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException(
            "not ready within %d s: %s".formatted(limit.toSeconds(), states()));
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  private String states() {
    return components.stream()
        .map(
            component -> {
              Readiness now = component.readiness().get();
              return component.name() + " is " + now.state();
            })
        .collect(Collectors.joining(", "));
  }

  /** Stops everything in order and returns when it is done. */
  @Override
  public void close() {
    shutdown.close();
  }
}
