package io.streamgauge.streams.health;

import io.streamgauge.metric.ServiceHealth;
import io.streamgauge.service.http.ProblemException;
import io.streamgauge.service.kafka.Rounds;
import io.streamgauge.streams.query.CompletenessQueries;
import io.streamgauge.streams.query.PipelineLag;
import io.streamgauge.streams.query.ServiceStanding;
import io.streamgauge.streams.report.Scores;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes how each service stood, a moment after each minute has ended, from the one instance
 * whose turn it is. Where that changes hands, a minute may be written twice, or be left out while
 * stores cannot be read. Thread-safe.
 */
public final class HealthWriter implements AutoCloseable {

  /** The last events of a minute are in their windows by then. */
  static final Duration SETTLES_WITHIN = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(HealthWriter.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** What is asked at the end of each minute. */
  public record Sources(
      CompletenessQueries completeness, Scores scores, Supplier<PipelineLag> lag) {}

  private final Sources sources;
  private final BooleanSupplier isItsTurn;
  private final Clock clock;
  private final Map<String, Object> properties;
  private final HealthMinutes minutes = new HealthMinutes();
  private HealthTopics topics;
  private Rounds rounds;
  private long latest;

  /**
   * @param isItsTurn whether it is this instance that writes
   * @param properties of the producer and the serde
   */
  public HealthWriter(
      Sources sources, BooleanSupplier isItsTurn, Map<String, Object> properties, Clock clock) {
    this.sources = sources;
    this.isItsTurn = isItsTurn;
    this.clock = clock;
    this.properties = Map.copyOf(properties);
  }

  /** Begins; called once. */
  public synchronized void begin() {
    topics = new HealthTopics(properties);
    latest = due();
    rounds = Rounds.begin("streamgauge-health", LOOK_EVERY, this::look);
  }

  /** Start of the latest minute that has ended and settled. */
  private long due() {
    long settled = clock.millis() - SETTLES_WITHIN.toMillis();
    return Math.floorDiv(settled, HealthMinutes.LENGTH) * HealthMinutes.LENGTH
        - HealthMinutes.LENGTH;
  }

  private void look() {
    long start = due();
    if (start <= latest || !isItsTurn.getAsBoolean()) {
      return;
    }
    write(start);
    latest = start;
  }

  private void write(long start) {
    long end = start + HealthMinutes.LENGTH;
    SortedMap<String, ServiceStanding> services = sources.completeness().standings(start, end);
    List<ServiceHealth> records =
        minutes.of(
            start,
            services,
            service -> score(service, start, end),
            sources.lag().get().seconds(),
            clock.millis());
    topics.write(records, end, clock.millis());
  }

  /** A service whose score cannot be had is told of without one. */
  private Scores.Score score(String service, long start, long end) {
    try {
      return sources.scores().of(service, start, end);
    } catch (ProblemException e) {
      LOG.debug("no score of {}", service, e);
      return Scores.Score.UNKNOWN;
    }
  }

  @Override
  public synchronized void close() {
    if (rounds != null) {
      rounds.close();
      topics.close();
    }
  }
}
