package io.streamgauge.streams.report;

import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.Measure;
import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.query.CacheQueries;
import io.streamgauge.streams.query.CompletenessAnswer;
import io.streamgauge.streams.query.CompletenessQueries;
import io.streamgauge.streams.query.EventKind;
import io.streamgauge.streams.query.LatencyAnswer;
import io.streamgauge.streams.query.LatencyQueries;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Answers how services stand. Thread-safe. */
final class ReportQueries {

  private static final Comparator<ReportAnswer.Service> WORST_FIRST =
      Comparator.comparing(
              ReportAnswer.Service::score, Comparator.nullsLast(Comparator.<Double>naturalOrder()))
          .thenComparing(ReportAnswer.Service::service);
  private static final CompletenessAnswer.Verdict COMPLETE =
      new CompletenessAnswer.Verdict(true, List.of());

  private final LatencyQueries latency;
  private final CacheQueries caches;
  private final CompletenessQueries completeness;
  private final EvidenceReader evidence;
  private final TargetsByService targets;

  ReportQueries(
      LatencyQueries latency,
      CacheQueries caches,
      CompletenessQueries completeness,
      EvidenceReader evidence,
      TargetsByService targets) {
    this.latency = latency;
    this.caches = caches;
    this.completeness = completeness;
    this.evidence = evidence;
    this.targets = targets;
  }

  /** The report on a service, or on all of them; one that nothing is known of is left out. */
  ReportAnswer answer(Range range, Optional<String> wanted) {
    SortedSet<String> names = names(range, wanted);
    Map<String, CompletenessAnswer.Verdict> verdicts =
        completeness.verdicts(
            EnumSet.allOf(EventKind.class), range.query(wanted, Optional.empty()), names.stream());
    List<ReportAnswer.Service> services =
        names.stream()
            .map(name -> evidence.read(name, targets.of(name), range))
            .map(read -> ServiceReport.of(read, verdicts.getOrDefault(read.service(), COMPLETE)))
            .sorted(WORST_FIRST)
            .toList();
    return new ReportAnswer(
        range.from(),
        range.to(),
        range.before().map(at -> new ReportAnswer.Span(at.from(), at.to())).orElse(null),
        services);
  }

  /** Who has numbers in the range, or was heard of in it. */
  private SortedSet<String> names(Range range, Optional<String> wanted) {
    SortedSet<String> names = new TreeSet<>();
    for (Measure measure : Measure.values()) {
      latency
          .answer(
              measure,
              range.query(wanted, Optional.empty()),
              Optional.of(SeriesKey.WHOLE_SERVICE),
              List.of())
          .stream()
          .map(LatencyAnswer.Series::service)
          .forEach(names::add);
    }
    caches.windows(range.query(wanted, Optional.empty()), Optional.empty()).values().stream()
        .map(windows -> windows.get(0))
        .map(CacheRatio::getService)
        .forEach(names::add);
    completeness.answer(wanted, range.from()).services().stream()
        .filter(service -> wanted.isPresent() || heardIn(range, service))
        .map(CompletenessAnswer.Service::service)
        .forEach(names::add);
    return names;
  }

  private static boolean heardIn(Range range, CompletenessAnswer.Service service) {
    return service.lastSeen() >= range.from() && service.firstSeen() < range.to();
  }
}
