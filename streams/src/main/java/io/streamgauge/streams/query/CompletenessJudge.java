package io.streamgauge.streams.query;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells apart a service that is silent, a collector that drops and a pipeline that lags.
 *
 * @param now wall clock, epoch milliseconds
 * @param silentAfter milliseconds after which who is not heard of is silent
 * @param lag the pipeline's own lag
 */
record CompletenessJudge(long now, long silentAfter, PipelineLag lag) {

  private static final long SILENT_AFTER = Duration.ofSeconds(30).toMillis();

  /** For services that send now. */
  static CompletenessJudge live(long now, PipelineLag lag) {
    return new CompletenessJudge(now, SILENT_AFTER, lag);
  }

  /** For recorded events: nobody is silent, and their times say nothing about a lag. */
  static CompletenessJudge recorded(long now) {
    return new CompletenessJudge(now, Long.MAX_VALUE, PipelineLag.NONE);
  }

  /**
   * Whether all events of some kinds are in the numbers of a range. A gap is noticed after it came
   * to be, so one that was noticed before the range began does not matter; one that was noticed
   * after its end may.
   *
   * @param from start of the range, epoch milliseconds
   * @param to end of the range, exclusive, epoch milliseconds
   */
  CompletenessAnswer.Verdict of(ServiceIntake intake, Set<EventKind> kinds, long from, long to) {
    Set<Missing> missing = intake.missingSince(from, kinds);
    Long silentSince = silentSince(intake.lastHeard());
    if (silentSince != null && to > silentSince) {
      missing.add(Missing.SILENT);
    }
    if (lag.isBehind(to, now)) {
      missing.add(Missing.BEHIND);
    }
    return new CompletenessAnswer.Verdict(
        missing.isEmpty(), missing.stream().map(Missing::label).toList());
  }

  /** All about one service, judged from an instant (epoch milliseconds) to now. */
  CompletenessAnswer.Service service(String name, ServiceIntake intake, long from) {
    CompletenessAnswer.Verdict verdict =
        of(intake, EnumSet.allOf(EventKind.class), from, Long.MAX_VALUE);
    return new CompletenessAnswer.Service(
        name,
        verdict.complete(),
        verdict.reasons(),
        intake.firstSeen(),
        intake.lastSeen(),
        silentSince(intake.lastHeard()),
        kinds(intake),
        instances(intake));
  }

  /** How a service stands in a range of epoch milliseconds, {@code to} exclusive. */
  ServiceStanding standing(ServiceIntake intake, long from, long to) {
    return new ServiceStanding(
        of(intake, EnumSet.allOf(EventKind.class), from, to),
        silentSince(intake.lastHeard()) != null,
        intake.lastHeard(),
        intake.counts());
  }

  private Map<String, CompletenessAnswer.Kind> kinds(ServiceIntake intake) {
    Map<String, CompletenessAnswer.Kind> kinds = new TreeMap<>();
    intake
        .kinds()
        .forEach(
            (kind, tally) ->
                kinds.put(
                    kind.label(),
                    CompletenessAnswer.Kind.of(
                        tally, kind.isHeard() ? silentSince(tally.getLastSeen()) : null)));
    return kinds;
  }

  private List<CompletenessAnswer.Instance> instances(ServiceIntake intake) {
    return intake.instances().entrySet().stream()
        .map(
            each ->
                new CompletenessAnswer.Instance(
                    each.getKey(), each.getValue(), silentSince(each.getValue())))
        .toList();
  }

  private Long silentSince(long lastSeen) {
    return lastSeen > 0 && now - lastSeen >= silentAfter ? lastSeen : null;
  }
}
