package io.streamgauge.streams.report;

import io.streamgauge.metric.Measure;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.query.CacheQueries;
import io.streamgauge.streams.query.LatencyAnswer;
import io.streamgauge.streams.query.LatencyQueries;
import io.streamgauge.streams.query.MemoryQueries;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.Resolution;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a service is judged by, through the queries. Thread-safe. */
final class EvidenceReader {

  static final List<Double> QUANTILES = List.of(0.95, 0.99);

  private static final long LATELY = Duration.ofMinutes(5).toMillis();

  private final LatencyQueries latency;
  private final CacheQueries caches;
  private final MemoryQueries memory;
  private final Retention retention;
  private final Clock clock;

  EvidenceReader(
      LatencyQueries latency,
      CacheQueries caches,
      MemoryQueries memory,
      Retention retention,
      Clock clock) {
    this.latency = latency;
    this.caches = caches;
    this.memory = memory;
    this.retention = retention;
    this.clock = clock;
  }

  /** All that is known of a service in a range and in the one before. */
  ServiceEvidence read(String service, Targets targets, Range range) {
    Optional<Range> before = range.before();
    Range both = new Range(before.orElse(range).from(), range.to());
    Stepped requests = stepped(service, range, both);
    Resolution step = requests.timeline.step();
    LatencyEvidence timed = new LatencyEvidence(range, before, requests.timeline);
    Optional<String> one = Optional.of(service);
    List<LatencyAnswer.Series> operations = merged(Measure.REQUESTS, service, range, null);
    List<LatencyAnswer.Series> statements = merged(Measure.QUERIES, service, range, null);
    List<LatencyAnswer.Series> statementSteps =
        latency.answer(
            Measure.QUERIES, range.query(one, Optional.of(step)), Optional.empty(), List.of());
    List<LatencyAnswer.Series> wholeBefore =
        before
            .map(at -> merged(Measure.REQUESTS, service, at, SeriesKey.WHOLE_SERVICE))
            .orElse(List.of());
    CacheEvidence cached =
        new CacheEvidence(
            range,
            before,
            CacheEvidence.uses(
                caches.windows(range.query(one, Optional.empty()), Optional.empty())),
            caches.windows(both.query(one, Optional.of(step)), Optional.empty()));
    MemoryEvidence heaps =
        new MemoryEvidence(
            range, before, memory.windows(both.query(one, Optional.of(step)), Optional.empty()));
    Map<KeyFigure, FigureEvidence> figures =
        timed.figures(operations, wholeBefore, requests.series);
    figures.put(KeyFigure.HIT_RATIO, cached.hitRatio());
    figures.put(KeyFigure.MEMORY, heaps.memory());
    figures.put(KeyFigure.CPU, heaps.cpu());
    return new ServiceEvidence(
        service,
        targets,
        figures,
        timed.whole(operations, requests.series).orElse(null),
        timed.failures(operations, requests.series),
        timed.parts(operations, requests.series),
        timed.parts(statements, statementSteps),
        cached.uses(),
        MemoryEvidence.growing(latestMemory(service, range)));
  }

  private List<LatencyAnswer.Series> merged(
      Measure measure, String service, Range range, String series) {
    return latency.answer(
        measure,
        range.query(Optional.of(service), Optional.empty()),
        Optional.ofNullable(series),
        QUANTILES);
  }

  private Map<String, List<MemoryTrend>> latestMemory(String service, Range range) {
    Range lately = new Range(Math.max(range.from(), range.to() - LATELY), range.to());
    return memory.windows(lately.query(Optional.of(service), Optional.empty()), Optional.empty());
  }

  /** The requests in windows: as long ones as leave enough of them, in the range and before. */
  private Stepped stepped(String service, Range range, Range both) {
    Stepped best = null;
    for (Resolution step : Steps.of(range, both.from(), clock.millis(), retention)) {
      List<LatencyAnswer.Series> series =
          latency.answer(
              Measure.REQUESTS,
              both.query(Optional.of(service), Optional.of(step)),
              Optional.empty(),
              QUANTILES);
      Stepped found = new Stepped(Timeline.of(step, range, series), series);
      if (best == null || found.timeline.size() > best.timeline.size()) {
        best = found;
      }
      if (best.timeline.size() >= Attribution.FEWEST_WINDOWS) {
        break;
      }
    }
    return best;
  }

  private record Stepped(Timeline timeline, List<LatencyAnswer.Series> series) {}
}
