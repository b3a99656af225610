package io.streamgauge.streams.report;

import io.streamgauge.streams.query.CompletenessAnswer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answer to how the services stand. Times are epoch milliseconds, durations seconds, sizes bytes,
 * shares 0 to 1.
 *
 * @param from start of the range, epoch milliseconds
 * @param to end of the range, exclusive, epoch milliseconds
 * @param before the range that trends compare with, null where there is none
 * @param services the services, the lowest score first, those without one last
 */
public record ReportAnswer(long from, long to, @Nullable Span before, List<Service> services) {

  public ReportAnswer {
    services = List.copyOf(services);
  }

  /**
   * A range.
   *
   * @param from start, epoch milliseconds
   * @param to end, exclusive, epoch milliseconds
   */
  public record Span(long from, long to) {}

  /**
   * One service.
   *
   * @param service name of the service
   * @param score 0 to 100, which is 100 less the costs of all figures; null where no figure is
   *     known
   * @param coverage share of the weights whose figures are known; the score rests on these alone
   * @param completeness whether every event of the range is in the figures, and why not
   * @param requests how many there were
   * @param figures its key figures
   * @param operations where the time of requests went, most first
   * @param statements the same for statements
   * @param recommendations what to do, most urgent first
   */
  public record Service(
      String service,
      Double score,
      double coverage,
      CompletenessAnswer.Verdict completeness,
      long requests,
      List<Figure> figures,
      List<Part> operations,
      List<Part> statements,
      List<Recommendation> recommendations) {

    public Service {
      figures = List.copyOf(figures);
      operations = List.copyOf(operations);
      statements = List.copyOf(statements);
      recommendations = List.copyOf(recommendations);
    }
  }

  /**
   * A key figure.
   *
   * @param figure mean, p95, p99, errorRate, hitRatio, memory or cpu
   * @param unit s or ratio
   * @param value in its unit, null where not known
   * @param instance the instance that it is about, where it is not about the whole service
   * @param target what it is held against, in its unit
   * @param status met, missed or unknown
   * @param points what it can cost; 0 where unknown
   * @param cost what it costs; 0 where met
   * @param before its value in the range before, in its unit, null where not known
   * @param trend better, worse, steady or unknown
   * @param events what the value rests on: requests, lookups or windows with a reading
   */
  public record Figure(
      String figure,
      String unit,
      Double value,
      @Nullable String instance,
      double target,
      String status,
      double points,
      double cost,
      Double before,
      String trend,
      long events) {}

  /**
   * An operation or statement.
   *
   * @param name operation or statement
   * @param count how many there were
   * @param errors of those, how many failed
   * @param mean mean duration in seconds
   * @param p95 95 % took at most so many seconds
   * @param total sum of the durations in seconds
   * @param share of the time of all requests, 0 to 1; null where statements took longer than all
   *     requests, so that not all of them can be parts of requests, or where there were no requests
   * @param perRequest executions for each request of the service, null for operations and where
   *     there were no requests
   */
  public record Part(
      String name,
      long count,
      long errors,
      double mean,
      double p95,
      double total,
      Double share,
      Double perRequest) {}

  /**
   * Something to do.
   *
   * @param rank from 1
   * @param kind memory-growth, rising-error-kind, rising-errors, failing-operation, slow-operation,
   *     slow-statement, repeated-statement or cold-cache
   * @param subject the instance, kind of errors, operation, statement or cache
   * @param summary one or two sentences for people, with the numbers
   * @param seconds seconds in the range that it is about, null where it is not about time
   * @param operation the operation that has most of it, of kinds of errors
   * @param numbers what was measured, by name; what is not known is left out
   * @param statements which statements fill an operation, as far as is known
   */
  public record Recommendation(
      int rank,
      String kind,
      String subject,
      String summary,
      Double seconds,
      @Nullable String operation,
      Map<String, Double> numbers,
      List<Filling> statements) {

    public Recommendation {
      statements = List.copyOf(statements);
    }
  }

  /**
   * A statement that an operation runs, as the counts of both tell from window to window.
   *
   * @param statement the statement
   * @param perRequest executions for each request of the operation
   * @param seconds about how many seconds these took together
   * @param share of the operation's time, 0 to 1
   */
  public record Filling(String statement, double perRequest, double seconds, double share) {}
}
