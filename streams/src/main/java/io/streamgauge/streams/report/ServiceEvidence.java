package io.streamgauge.streams.report;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All that was measured of one service, and is judged.
 *
 * @param requests all requests together, null where there were none
 * @param failures how requests failed
 * @param operations its operations
 * @param statements its statements
 * @param caches its caches that were asked for something
 * @param growing its instances whose memory grows at the end of the range
 */
record ServiceEvidence(
    String service,
    Targets targets,
    Map<KeyFigure, FigureEvidence> figures,
    Timed requests,
    List<Failure> failures,
    List<Timed> operations,
    List<Timed> statements,
    List<CacheUse> caches,
    List<HeapGrowth> growing) {

  ServiceEvidence {
    requireNonNull(service, "service");
    requireNonNull(targets, "targets");
    Map<KeyFigure, FigureEvidence> all = new EnumMap<>(KeyFigure.class);
    for (KeyFigure figure : KeyFigure.values()) {
      all.put(figure, figures.getOrDefault(figure, FigureEvidence.NONE));
    }
    figures = Map.copyOf(all);
    failures = List.copyOf(failures);
    operations = List.copyOf(operations);
    statements = List.copyOf(statements);
    caches = List.copyOf(caches);
    growing = List.copyOf(growing);
  }

  /** Seconds that all requests took together. */
  double requestSeconds() {
    return requests == null ? 0 : requests.total();
  }

  /** Seconds that all statements took together. */
  double statementSeconds() {
    return statements.stream().mapToDouble(Timed::total).sum();
  }

  /** Whether a figure is known to miss its target. */
  boolean isMissed(KeyFigure figure) {
    Measured now = figures.get(figure).now();
    return now.isEvidence(figure) && !figure.isMet(now.value(), targets.of(figure));
  }
}
