package io.streamgauge.streams.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to do about a service, ranked: what ends a process first, then what fails, then what takes
 * time, by the seconds it is about, then what wastes lookups, then what grows.
 */
final class Recommendations {

  private static final Comparator<Advice> MOST_URGENT =
      Comparator.comparing(Advice::urgency)
          .thenComparing(Comparator.comparingDouble(Advice::weight).reversed())
          .thenComparing(Advice::kind)
          .thenComparing(Advice::subject);

  private Recommendations() {}

  static List<ReportAnswer.Recommendation> of(ServiceEvidence evidence) {
    FailureAdvice failures = new FailureAdvice(evidence);
    StatementRuns runs = StatementRuns.of(evidence);
    List<Advice> operations = OperationAdvice.of(evidence, runs);
    List<Advice> ranked =
        Stream.of(
                MemoryAdvice.of(evidence),
                failures.all(),
                ErrorAdvice.of(evidence, failures),
                operations,
                StatementAdvice.of(evidence, runs, operations),
                CacheAdvice.of(evidence))
            .flatMap(List::stream)
            .sorted(MOST_URGENT)
            .toList();
    List<ReportAnswer.Recommendation> recommendations = new ArrayList<>();
    for (Advice advice : ranked) {
      recommendations.add(advice.ranked(recommendations.size() + 1));
    }
    return recommendations;
  }
}
