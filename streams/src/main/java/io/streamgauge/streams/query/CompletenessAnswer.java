package io.streamgauge.streams.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.streamgauge.metric.ServiceTally;
import io.streamgauge.service.http.Page;
import io.streamgauge.service.http.Paging;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answer to how complete the numbers are. Times are epoch milliseconds of the wall clock.
 *
 * @param from epoch milliseconds; what was found missing before that is counted, but does not
 *     decide any more
 * @param pipeline the pipeline's own lag
 * @param services the services, ordered by name
 * @param next cursor of the page after this one, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CompletenessAnswer(
    long from, Pipeline pipeline, List<Service> services, @Nullable String next) {

  /** The part of this answer that a page is to have. */
  CompletenessAnswer page(Paging paging) {
    Page<Service> page = paging.of(services, Service::service);
    return new CompletenessAnswer(from, pipeline, page.entries(), page.next());
  }

  /**
   * Whether every event is in the numbers, and otherwise why not.
   *
   * @param complete whether every event is in the numbers
   * @param reasons why not: lost, dropped, late, ahead, silent or behind; none where complete
   */
  public record Verdict(boolean complete, List<String> reasons) {}

  /**
   * The pipeline's lag.
   *
   * @param behind whether answers are older than they should be
   * @param records records that wait
   * @param seconds how long what was taken in lately had been under way, null if nothing was
   */
  public record Pipeline(boolean behind, long records, Double seconds) {

    static Pipeline of(PipelineLag lag) {
      return new Pipeline(
          lag.isBehind(),
          lag.records(),
          lag.seconds().isPresent() ? lag.seconds().getAsDouble() : null);
    }
  }

  /**
   * One service.
   *
   * @param service name of the service
   * @param complete whether every event is in its numbers
   * @param reasons why not: lost, dropped, late, ahead, silent or behind; none where complete
   * @param firstSeen when it was first heard of, epoch milliseconds
   * @param lastSeen when it was last heard of, epoch milliseconds
   * @param silentSince the same if it is not heard of any more, epoch milliseconds; null while it
   *     is
   * @param kinds what came, by kind: requests, queries, caches, memory, gauges
   * @param instances its instances, ordered by name
   */
  public record Service(
      String service,
      boolean complete,
      List<String> reasons,
      long firstSeen,
      long lastSeen,
      Long silentSince,
      Map<String, Kind> kinds,
      List<Instance> instances) {}

  /**
   * What came of one kind of events.
   *
   * @param batches batches taken in
   * @param lost batches that never arrived
   * @param repeated batches that arrived again and were left out
   * @param dropped events that collectors dropped
   * @param late events left out because they came after the grace
   * @param ahead events left out because their clock was too far ahead
   * @param lastSeen when it was last heard of, epoch milliseconds
   * @param silentSince the same if it is not heard of any more, epoch milliseconds; null while it
   *     is
   */
  public record Kind(
      long batches,
      long lost,
      long repeated,
      long dropped,
      long late,
      long ahead,
      long lastSeen,
      Long silentSince) {

    static Kind of(ServiceTally tally, Long silentSince) {
      return new Kind(
          tally.getBatches(),
          tally.getLost(),
          tally.getRepeated(),
          tally.getDropped(),
          tally.getLate(),
          tally.getAhead(),
          tally.getLastSeen(),
          silentSince);
    }
  }

  /**
   * One instance.
   *
   * @param instance name of the instance
   * @param lastSeen when it was last heard of, epoch milliseconds
   * @param silentSince the same if it is not heard of any more, epoch milliseconds; null while it
   *     is
   */
  public record Instance(String instance, long lastSeen, Long silentSince) {}
}
