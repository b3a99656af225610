package io.streamgauge.streams.health;

import io.streamgauge.metric.ServiceHealth;
import io.streamgauge.streams.query.IntakeCounts;
import io.streamgauge.streams.query.ServiceStanding;
import io.streamgauge.streams.report.Scores.Score;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Makes one record for each service of what is found at the end of each minute. What a minute added
 * to the counts is known from the second minute on, and not after one that was left out. Not
 * thread-safe.
 */
final class HealthMinutes {

  /** A minute. */
  static final long LENGTH = Duration.ofMinutes(1).toMillis();

  /** Whoever has been silent for so long has gone for good. */
  private static final long GONE_AFTER = Duration.ofDays(1).toMillis();

  private long known = Long.MIN_VALUE;
  private Map<String, IntakeCounts> before = Map.of();

  /**
   * The records of a minute.
   *
   * @param start of the minute, epoch milliseconds
   * @param services how complete each is in this minute
   * @param scores of services in this minute
   * @param lag of the pipeline, seconds
   * @param now wall clock, epoch milliseconds
   */
  List<ServiceHealth> of(
      long start,
      SortedMap<String, ServiceStanding> services,
      Function<String, Score> scores,
      OptionalDouble lag,
      long now) {
    boolean follows = known == start - LENGTH;
    List<ServiceHealth> records = new ArrayList<>();
    Map<String, IntakeCounts> counts = new HashMap<>();
    services.forEach(
        (service, standing) -> {
          counts.put(service, standing.counts());
          if (now - standing.lastHeard() < GONE_AFTER) {
            IntakeCounts earlier = before.getOrDefault(service, IntakeCounts.NONE);
            IntakeCounts added = standing.counts().since(follows ? earlier : standing.counts());
            records.add(record(service, start, standing, added, scores.apply(service), lag, now));
          }
        });
    known = start;
    before = counts;
    return records;
  }

  private static ServiceHealth record(
      String service,
      long start,
      ServiceStanding standing,
      IntakeCounts added,
      Score score,
      OptionalDouble lag,
      long now) {
    OptionalDouble completeness = added.completeness();
    return ServiceHealth.newBuilder()
        .setService(service)
        .setStart(start)
        .setEnd(start + LENGTH)
        .setComplete(standing.verdict().complete())
        .setReasons(standing.verdict().reasons())
        .setSilent(standing.silent())
        .setCompleteness(completeness.isPresent() ? completeness.getAsDouble() : null)
        .setEvents(added.timely())
        .setLost(added.lost())
        .setDropped(added.dropped())
        .setLate(added.late())
        .setAhead(added.ahead())
        .setScore(score.score())
        .setCoverage(score.coverage())
        .setLag(lag.isPresent() ? lag.getAsDouble() : null)
        .setAt(now)
        .build();
  }
}
