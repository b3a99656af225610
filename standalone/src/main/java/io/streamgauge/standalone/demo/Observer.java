package io.streamgauge.standalone.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.standalone.demo.load.LoadReport;
import io.streamgauge.standalone.demo.view.AlertLine;
import io.streamgauge.standalone.demo.view.Latency;
import io.streamgauge.standalone.demo.view.Progress;
import io.streamgauge.standalone.demo.view.Snapshot;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Looks at the pipeline from outside: over HTTP and on the alert topic. */
final class Observer {

  private static final List<String> TITLES =
      Arrays.stream(Phase.values()).map(Phase::title).toList();
  private static final long WINDOW = 10_000;
  private static final long RECENT = 2 * WINDOW;
  private static final long MEMORY_RANGE = 60_000;

  private final PipelineClient client;
  private final AlertHistory alerts;
  private final String service;
  private final URI api;
  private final URI shop;
  private final Clock clock;
  private final Instant started;
  private final Instant opened;

  Observer(
      URI api,
      URI shop,
      String service,
      AlertHistory alerts,
      Clock clock,
      Instant started,
      Instant opened) {
    this.api = requireNonNull(api, "api");
    this.shop = requireNonNull(shop, "shop");
    this.service = requireNonNull(service, "service");
    this.alerts = requireNonNull(alerts, "alerts");
    this.clock = requireNonNull(clock, "clock");
    this.started = requireNonNull(started, "started");
    this.opened = requireNonNull(opened, "opened");
    this.client = new PipelineClient(api);
  }

  /** Whether there are percentiles. */
  boolean seesRequests() {
    return !requests().isEmpty();
  }

  /**
   * All that can be seen now.
   *
   * @param periods the phases so far, the last one being the present one
   */
  Snapshot look(List<Period> periods, LoadReport load) {
    PipelineAnswers answers = answers();
    return new Snapshot(
        Duration.between(started, clock.instant()),
        progress(periods.get(periods.size() - 1)),
        requests(),
        answers.statements(ask("queries/slow", RECENT, "")),
        answers.caches(ask("caches", RECENT, "")),
        answers.memory(ask("memory", MEMORY_RANGE, "")),
        alerts.episodes().stream().map(episode -> line(episode, periods)).toList(),
        load,
        api,
        shop);
  }

  private List<Latency> requests() {
    return answers().requests(ask("requests", RECENT, "&quantiles=" + PipelineAnswers.QUANTILES));
  }

  private PipelineAnswers answers() {
    return new PipelineAnswers(opened.toEpochMilli(), clock.millis());
  }

  private JsonNode ask(String what, long range, String more) {
    long now = clock.millis();
    long from = now - now % WINDOW - range;
    return client.get(
        "/api/v1/%s?service=%s&from=%d&to=%d%s".formatted(what, service, from, now, more));
  }

  private Progress progress(Period period) {
    return new Progress(
        TITLES,
        period.phase().ordinal(),
        period.phase().story(),
        Duration.between(period.start(), clock.instant()),
        period.length());
  }

  private AlertLine line(Episode episode, List<Period> periods) {
    Period during = periods.get(0);
    for (Period period : periods) {
      during = period.start().isAfter(episode.fired()) ? during : period;
    }
    return new AlertLine(
        episode.rule(),
        episode.severity(),
        episode.series(),
        Duration.between(started, episode.fired()),
        during.phase().title(),
        Duration.between(during.start(), episode.fired()),
        episode.resolved().map(at -> Duration.between(started, at)));
  }
}
