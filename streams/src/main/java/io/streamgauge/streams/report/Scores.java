package io.streamgauge.streams.report;

import io.streamgauge.streams.query.CacheQueries;
import io.streamgauge.streams.query.LatencyQueries;
import io.streamgauge.streams.query.MemoryQueries;
import io.streamgauge.streams.query.QueryRoutes;
import io.streamgauge.streams.query.ReadCount;
import io.streamgauge.streams.query.StoreReader;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The scores of services, as the report gives them. Thread-safe. */
public final class Scores {

  private final StoreReader reader;
  private final QueryRoutes.Settings settings;
  private final TargetsByService targets;
  private final Clock clock;

  /**
   * The score of a service in a range.
   *
   * @param score 0 to 100, null where nothing is known
   * @param coverage share of the weights whose figures are known, 0 to 1
   */
  public record Score(@Nullable Double score, double coverage) {

    public static final Score UNKNOWN = new Score(null, 0);
  }

  public Scores(
      StoreReader reader, QueryRoutes.Settings settings, TargetsByService targets, Clock clock) {
    this.reader = reader;
    this.settings = settings;
    this.targets = targets;
    this.clock = clock;
  }

  /**
   * The score of a service in a range of epoch milliseconds, {@code to} exclusive.
   *
   * @throws io.streamgauge.service.http.ProblemException if the stores cannot be read now
   */
  public Score of(String service, long from, long to) {
    ReadCount count = new ReadCount(settings.limits());
    EvidenceReader evidence =
        new EvidenceReader(
            new LatencyQueries(reader, settings.retention(), settings.limits(), clock, count),
            new CacheQueries(reader, settings.retention(), clock, () -> count),
            new MemoryQueries(reader, settings.retention(), clock, () -> count),
            settings.retention(),
            clock);
    Scorecard card = Scorecard.of(evidence.read(service, targets.of(service), new Range(from, to)));
    return new Score(card.score(), card.coverage());
  }
}
