package io.streamgauge.streams.report;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation before it is ranked.
 *
 * @param urgency what it is about decides first
 * @param weight then how much of it, in the unit of its urgency
 * @param seconds time in the range that it is about, null where it is not about time
 * @param operation the operation that has most of it, null where it is not about one or is itself
 * @param numbers what was measured, by name, in order
 */
record Advice(
    Urgency urgency,
    double weight,
    String kind,
    String subject,
    String summary,
    Double seconds,
    @Nullable String operation,
    Map<String, Double> numbers,
    List<ReportAnswer.Filling> statements) {

  /** In the order in which advice is given. */
  enum Urgency {
    /** The process ends within a day; weighs more the sooner. */
    ENDS,
    /** Requests fail; weighs failures. */
    FAILS,
    /** Time is spent; weighs seconds. */
    TAKES_TIME,
    /** Work is done that need not be, and how long it takes is not known; weighs lookups. */
    WASTES,
    /** It may end some day; weighs growth. */
    GROWS
  }

  Advice {
    requireNonNull(urgency, "urgency");
    requireNonNull(kind, "kind");
    requireNonNull(subject, "subject");
    requireNonNull(summary, "summary");
    numbers = new LinkedHashMap<>(numbers);
    statements = List.copyOf(statements);
  }

  static Advice of(
      Urgency urgency,
      double weight,
      String kind,
      String subject,
      String summary,
      Map<String, Double> numbers) {
    Double seconds = urgency == Urgency.TAKES_TIME ? weight : null;
    return new Advice(urgency, weight, kind, subject, summary, seconds, null, numbers, List.of());
  }

  Advice with(List<ReportAnswer.Filling> fillings) {
    return new Advice(
        urgency, weight, kind, subject, summary, seconds, operation, numbers, fillings);
  }

  /** The same about an operation. */
  Advice in(String place) {
    return new Advice(urgency, weight, kind, subject, summary, seconds, place, numbers, statements);
  }

  ReportAnswer.Recommendation ranked(int rank) {
    return new ReportAnswer.Recommendation(
        rank, kind, subject, summary, seconds, operation, numbers, statements);
  }
}
