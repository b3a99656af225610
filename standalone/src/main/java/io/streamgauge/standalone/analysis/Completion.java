package io.streamgauge.standalone.analysis;

import io.streamgauge.alerting.AlertingSettings;
import io.streamgauge.schemas.Topics;
import io.streamgauge.standalone.Pipeline;
import io.streamgauge.streams.AnalyticsService;
import io.streamgauge.streams.AnalyticsSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Waits until the pipeline has nothing left to do: every event is in its windows, every window is
 * final and reported, every report has been judged by the rules if there is alerting.
 */
final class Completion {

  private static final Duration LOOK_EVERY = Duration.ofMillis(30);
  private static final Duration LIMIT = Duration.ofHours(12);
  private static final Set<String> EVENTS =
      Set.of(
          Topics.REQUESTS.name(),
          Topics.QUERIES.name(),
          Topics.LATENCY_DELTAS.name(),
          Topics.CACHES.name(),
          Topics.MEMORY.name(),
          Topics.GAUGES.name());
  private static final Set<String> RESULTS =
      Set.of(
          Topics.LATENCY.name(),
          Topics.LATENCY_VARIANTS.name(),
          Topics.CACHE_RATIOS.name(),
          Topics.MEMORY_TRENDS.name(),
          Topics.GAUGE_WINDOWS.name());

  private final Pipeline pipeline;
  private final AnalyticsService analytics;
  private final AtomicBoolean inputEnded;

  /**
   * @param inputEnded what the pipeline's time mode looks at; set when every event is in its
   *     windows
   */
  Completion(Pipeline pipeline, AtomicBoolean inputEnded) {
    this.pipeline = pipeline;
    this.analytics = pipeline.analytics().orElseThrow();
    this.inputEnded = inputEnded;
  }

  /**
   * Waits.
   *
   * @throws IllegalStateException if nothing comes of it within half a day
   */
  void await() throws InterruptedException {
    try (Admin admin =
            Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, pipeline.bootstrapServers()));
        ReportedWindows reported = new ReportedWindows(pipeline.bootstrapServers())) {
      ConsumerGroup streams = new ConsumerGroup(admin, AnalyticsSettings.APPLICATION_ID);
      ConsumerGroup alerting = new ConsumerGroup(admin, AlertingSettings.APPLICATION_ID);
      until("events are taken in", () -> streams.hasConsumed(EVENTS::contains, false));
      until("events are in their windows", () -> streams.hasConsumed(this::isRepartition, true));
      // What overflows the budget of series passes through one topic more, empty until now.
      until("overflow is in its windows", () -> streams.hasConsumed(this::isRepartition, true));
      inputEnded.set(true);
      until("windows are final", analytics::allWindowsFinal);
      until("windows are reported", () -> reported.cover(analytics::windowCounts));
      if (pipeline.alerting().isPresent()) {
        until("reports are judged", () -> alerting.hasConsumed(RESULTS::contains, true));
        // Offsets can be seen as committed a moment before the alerts of the same transaction.
        until("alerts are committed", () -> alerting.hasSettled(Topics.ALERTS.name()::equals));
      }
    }
  }

  private boolean isRepartition(String topic) {
    return topic.startsWith(AnalyticsSettings.APPLICATION_ID) && topic.endsWith("-repartition");
  }

  private static void until(String what, Callable<Boolean> condition) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!holds(what, condition)) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException(
            "waited %d hours until %s".formatted(LIMIT.toHours(), what));
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  private static boolean holds(String what, Callable<Boolean> condition)
      throws InterruptedException {
    try {
      return condition.call();
    } catch (InterruptedException e) {
      throw e;
    } catch (InvalidStateStoreException notYet) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("while waiting until " + what, e.getCause());
    } catch (Exception e) {
      throw new IllegalStateException("while waiting until " + what, e);
    }
  }
}
