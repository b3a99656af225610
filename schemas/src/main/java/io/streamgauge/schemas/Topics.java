package io.streamgauge.schemas;

import static io.streamgauge.schemas.Topic.Cleanup.COMPACT;
import static io.streamgauge.schemas.Topic.Cleanup.DELETE;

import io.streamgauge.alert.Acknowledgement;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.ShadowAlert;
import io.streamgauge.alert.Silence;
import io.streamgauge.alert.ToldAlert;
import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.GaugeBatch;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.event.QueryBatch;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.Progress;
import io.streamgauge.metric.ServiceHealth;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The topics of the product. Their names are public interface and stand nowhere else. */
public final class Topics {

  /** Requests, keyed by instance. */
  public static final Topic<RequestBatch> REQUESTS = events("requests", RequestBatch.class);

  /** Database statements, keyed by instance. */
  public static final Topic<QueryBatch> QUERIES = events("queries", QueryBatch.class);

  /**
   * Latency that publishers have gathered themselves, per series and 10 s window and for the whole
   * service ({@code *}) besides, keyed by {@code measure\tservice\tseries}. Each delta is added to
   * its windows; there are no sequence numbers, so a delta that is sent twice counts twice.
   */
  public static final Topic<LatencyDelta> LATENCY_DELTAS =
      events("latency-deltas", LatencyDelta.class);

  /** Cache counters, keyed by instance. */
  public static final Topic<CacheBatch> CACHES = events("caches", CacheBatch.class);

  /** Memory, collections and load, keyed by instance. */
  public static final Topic<MemoryBatch> MEMORY = events("memory", MemoryBatch.class);

  /** Readings of gauges, keyed by instance or by whatever keeps a publisher's order. */
  public static final Topic<GaugeBatch> GAUGES = events("gauges", GaugeBatch.class);

  /**
   * Latency of requests and statements per series and window, keyed by {@code
   * measure\tservice\tseries}.
   */
  public static final Topic<LatencySummary> LATENCY = results("latency", LatencySummary.class);

  /**
   * The same per series, variant and window, as far as the analytics are set to tell variants,
   * keyed by {@code measure\tservice\tvariant\tseries}; a variant is {@code version=1.4}, several
   * parts have U+001F between them. Not part of the totals of {@link #LATENCY}, but of what they
   * hold.
   */
  public static final Topic<LatencySummary> LATENCY_VARIANTS =
      results("latency-variants", LatencySummary.class);

  /** Hit ratios per cache and window, keyed by {@code service\tcache}. */
  public static final Topic<CacheRatio> CACHE_RATIOS = results("cache-ratios", CacheRatio.class);

  /** Memory per instance and window, keyed by {@code service\tinstance}. */
  public static final Topic<MemoryTrend> MEMORY_TRENDS =
      results("memory-trends", MemoryTrend.class);

  /** Gauges per series and window, keyed by {@code service\tseries}. */
  public static final Topic<GaugeWindow> GAUGE_WINDOWS =
      results("gauge-windows", GaugeWindow.class);

  /** How each service stood in each minute, keyed by service. */
  public static final Topic<ServiceHealth> HEALTH = results("health", ServiceHealth.class);

  /**
   * How far each part of the pipeline has come, keyed by {@code stage/partition}; the latest of
   * each counts.
   */
  public static final Topic<Progress> PROGRESS =
      new Topic<>(name("progress"), Progress.class, COMPACT, Duration.ZERO);

  /** Every transition of every alert, keyed by the alert's id. */
  public static final Topic<Alert> ALERTS =
      new Topic<>(name("alerts"), Alert.class, DELETE, Duration.ofDays(30));

  /**
   * The present state of each alert, keyed by the alert's id; read from the start it gives the
   * present.
   */
  public static final Topic<Alert> ALERT_STATES =
      new Topic<>(name("alert-states"), Alert.class, COMPACT, Duration.ZERO);

  /** What shadow rules would tell, and how that differs, keyed by the alert's id. */
  public static final Topic<ShadowAlert> ALERTS_SHADOW =
      new Topic<>(name("alerts-shadow"), ShadowAlert.class, DELETE, Duration.ofDays(7));

  /** Who has seen which alert, keyed by the alert's id; the latest of each counts. */
  public static final Topic<Acknowledgement> ACKNOWLEDGEMENTS =
      new Topic<>(name("acknowledgements"), Acknowledgement.class, COMPACT, Duration.ZERO);

  /** Who wants quiet about which alerts, keyed by the silence's id; the latest of each counts. */
  public static final Topic<Silence> SILENCES =
      new Topic<>(name("silences"), Silence.class, COMPACT, Duration.ZERO);

  /**
   * What each notifier has told last of each alert, keyed by {@code notifier\talert}; read from the
   * start it says what is to be told again or as resolved.
   */
  public static final Topic<ToldAlert> NOTIFICATIONS =
      new Topic<>(name("notifications"), ToldAlert.class, COMPACT, Duration.ZERO);

  /** Records that could not be processed, byte for byte, with the reason in their headers. */
  public static final String DEAD_LETTERS = name("dead-letters");

  /** How long {@link #DEAD_LETTERS} are kept. */
  public static final Duration DEAD_LETTERS_RETENTION = Duration.ofDays(14);

  /** What the embedded schema registry knows: compacted, one partition, JSON. */
  public static final String SCHEMAS = name("schemas");

  private static final List<Topic<? extends SpecificRecord>> ALL =
      List.of(
          REQUESTS,
          QUERIES,
          LATENCY_DELTAS,
          CACHES,
          MEMORY,
          GAUGES,
          LATENCY,
          LATENCY_VARIANTS,
          CACHE_RATIOS,
          MEMORY_TRENDS,
          GAUGE_WINDOWS,
          HEALTH,
          PROGRESS,
          ALERTS,
          ALERT_STATES,
          ALERTS_SHADOW,
          ACKNOWLEDGEMENTS,
          SILENCES,
          NOTIFICATIONS);

  private Topics() {}

  /** All topics with Avro values, that is all but {@link #DEAD_LETTERS} and {@link #SCHEMAS}. */
  public static List<Topic<? extends SpecificRecord>> all() {
    return ALL;
  }

  private static <V extends SpecificRecord> Topic<V> events(String suffix, Class<V> type) {
    return new Topic<>(name(suffix), type, DELETE, Duration.ofDays(7));
  }

  private static <V extends SpecificRecord> Topic<V> results(String suffix, Class<V> type) {
    return new Topic<>(name(suffix), type, DELETE, Duration.ofDays(7));
  }

  private static String name(String suffix) {
    return "streamgauge." + suffix;
  }
}
