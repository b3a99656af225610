package io.streamgauge.streams.exposition;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.streamgauge.service.feed.Batch;
import io.streamgauge.service.feed.Feed;
import io.streamgauge.service.feed.Listener;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Parameter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code GET /metrics/analytics}: final windows for Prometheus, in whichever format it accepts;
 * native histograms need its protobuf format.
 *
 * <p>Nothing is read before it is asked for the first time. From then on every window that becomes
 * final is counted once: histograms and counters only grow until the process ends, as Prometheus
 * expects; gauges tell of the latest final window alone.
 */
public final class AnalyticsMetrics implements Routes {

  public static final int DEFAULT_MOST_SERIES = 1_000;

  private static final int DEFAULT_SCHEMA = 5;
  private static final Duration LOOK_FOR_SILENT_EVERY = Duration.ofMinutes(1);

  private static final Operation<String> METRICS =
      Operation.text(
              "/metrics/analytics",
              "application/openmetrics-text",
              "The latest final windows for Prometheus")
          .describedAs("In whichever format is accepted; native histograms need protobuf.")
          .with(
              Parameter.text("service", "Only this service."),
              Parameter.integer(
                      "schema",
                      "Resolution of native histograms.",
                      NativeBuckets.LEAST_SCHEMA,
                      NativeBuckets.MOST_SCHEMA)
                  .defaultsTo(DEFAULT_SCHEMA));

  private final Feed feed;
  private final Clock clock;
  private final SeriesTables tables;
  private final ExpositionFormats formats = ExpositionFormats.init();
  private final AtomicBoolean listening = new AtomicBoolean();

  /**
   * @param mostSeries how many series are exposed; the first to come are
   */
  public AnalyticsMetrics(Feed feed, int mostSeries) {
    this(feed, mostSeries, Clock.systemUTC());
  }

  AnalyticsMetrics(Feed feed, int mostSeries, Clock clock) {
    this.feed = requireNonNull(feed, "feed");
    this.clock = clock;
    tables = new SeriesTables(new SeriesLimit(mostSeries));
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.handled(METRICS, this::scrape));
  }

  private void scrape(Context context) {
    Parameters parameters = Parameters.of(context, METRICS);
    int schema =
        parameters
            .integer("schema", NativeBuckets.LEAST_SCHEMA, NativeBuckets.MOST_SCHEMA)
            .orElse(DEFAULT_SCHEMA);
    if (listening.compareAndSet(false, true)) {
      feed.listen(new Windows());
    }
    ExpositionFormatWriter writer = formats.findWriter(context.header("Accept"));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      writer.write(
          body,
          new Exposition(tables, parameters.optional("service"), schema, clock.millis())
              .snapshots());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    context.contentType(writer.getContentType()).result(body.toByteArray());
  }

  private final class Windows implements Listener {

    private long looked = clock.millis();

    @Override
    public boolean take(Batch batch) {
      long now = clock.millis();
      batch.entries().forEach(entry -> tables.take(entry, now));
      if (now - looked > LOOK_FOR_SILENT_EVERY.toMillis()) {
        looked = now;
        tables.forgetSilent(now);
      }
      return true;
    }

    @Override
    public void end() {
      listening.set(false);
    }
  }
}
