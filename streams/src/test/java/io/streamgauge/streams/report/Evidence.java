package io.streamgauge.streams.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Evidence as tests need it, built up. */
final class Evidence {

  private final Map<KeyFigure, FigureEvidence> figures = new EnumMap<>(KeyFigure.class);
  private final List<Failure> failures = new ArrayList<>();
  private final List<Timed> operations = new ArrayList<>();
  private final List<Timed> statements = new ArrayList<>();
  private final List<CacheUse> caches = new ArrayList<>();
  private final List<HeapGrowth> growing = new ArrayList<>();

  Evidence figure(KeyFigure figure, double value) {
    figures.put(figure, FigureEvidence.of(Measured.NOTHING, measured(value)));
    return this;
  }

  Evidence failure(Failure failure) {
    failures.add(failure);
    return this;
  }

  Evidence operation(Timed operation) {
    operations.add(operation);
    return this;
  }

  Evidence statement(Timed statement) {
    statements.add(statement);
    return this;
  }

  Evidence cache(CacheUse cache) {
    caches.add(cache);
    return this;
  }

  Evidence growing(HeapGrowth growth) {
    growing.add(growth);
    return this;
  }

  ServiceEvidence build() {
    long count = operations.stream().mapToLong(Timed::count).sum();
    double total = operations.stream().mapToDouble(Timed::total).sum();
    Timed requests = count == 0 ? null : timed("*", count, total / count, List.of());
    return new ServiceEvidence(
        "shop",
        Targets.DEFAULT,
        figures,
        requests,
        failures,
        operations,
        statements,
        caches,
        growing);
  }

  /** Enough events for any figure. */
  static Measured measured(double value) {
    return new Measured(value, 1_000, Collections.nCopies(12, value));
  }

  static Timed timed(String name, long count, double mean, List<Double> counts) {
    return failing(name, count, 0, mean, counts, FigureEvidence.NONE);
  }

  static Timed failing(
      String name,
      long count,
      long errors,
      double mean,
      List<Double> counts,
      FigureEvidence errorRate) {
    return failing(name, count, Map.of(Failure.OTHER, errors), mean, counts, errorRate);
  }

  static Timed failing(
      String name,
      long count,
      Map<String, Long> errorKinds,
      double mean,
      List<Double> counts,
      FigureEvidence errorRate) {
    long errors = errorKinds.values().stream().mapToLong(Long::longValue).sum();
    return new Timed(
        name, count, errors, mean, 2 * mean, mean * count, 0, counts, errorKinds, errorRate);
  }

  /** An operation or statement with as many events as its windows hold. */
  static Timed counted(String name, double mean, List<Double> counts) {
    long count = Math.round(counts.stream().mapToDouble(Double::doubleValue).sum());
    return timed(name, count, mean, counts);
  }
}
