package io.streamgauge.streams.query;

import io.streamgauge.metric.ProducerPosition;
import io.streamgauge.metric.ServiceTally;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.TimeMode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells apart a service that is silent, a collector that drops and a pipeline that lags.
 * Thread-safe.
 */
public final class CompletenessQueries {

  private final StoreReader reader;
  private final Supplier<PipelineLag> lag;
  private final boolean live;
  private final Clock clock;

  /**
   * @param mode recorded services are never silent, and their times say nothing about a lag
   */
  public CompletenessQueries(
      StoreReader reader, Supplier<PipelineLag> lag, TimeMode mode, Clock clock) {
    this.reader = reader;
    this.lag = lag;
    this.live = mode instanceof TimeMode.Live;
    this.clock = clock;
  }

  /** All that is known of the completeness of a service, or of every one. */
  public CompletenessAnswer answer(Optional<String> service, long from) {
    SortedMap<String, ServiceIntake> services = tallies();
    reader.<ProducerPosition>values(
        StoreNames.PRODUCERS,
        publisher ->
            services
                .computeIfAbsent(publisher.getService(), name -> new ServiceIntake())
                .add(publisher));
    CompletenessJudge judge = judge();
    return new CompletenessAnswer(
        from,
        CompletenessAnswer.Pipeline.of(judge.lag()),
        services.entrySet().stream()
            .filter(entry -> service.isEmpty() || service.get().equals(entry.getKey()))
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry -> judge.service(entry.getKey(), entry.getValue(), from))
            .toList(),
        null);
  }

  /**
   * Whether an answer holds every event of some kinds in its range.
   *
   * @param answered the services that the answer is about; the one that was asked for is added
   */
  public Map<String, CompletenessAnswer.Verdict> verdicts(
      Set<EventKind> kinds, WindowQuery query, Stream<String> answered) {
    SortedMap<String, ServiceIntake> services = tallies();
    services
        .keySet()
        .retainAll(Stream.concat(answered, query.service().stream()).collect(Collectors.toSet()));
    Map<String, CompletenessAnswer.Verdict> verdicts = new TreeMap<>();
    if (!services.isEmpty()) {
      CompletenessJudge judge = judge();
      services.forEach(
          (service, intake) ->
              verdicts.put(service, judge.of(intake, kinds, query.fromMillis(), query.toMillis())));
    }
    return verdicts;
  }

  private SortedMap<String, ServiceIntake> tallies() {
    SortedMap<String, ServiceIntake> services = new TreeMap<>();
    reader.<ServiceTally>values(
        StoreNames.TALLIES,
        tally ->
            services.computeIfAbsent(tally.getService(), name -> new ServiceIntake()).add(tally));
    return services;
  }

  private CompletenessJudge judge() {
    return live
        ? CompletenessJudge.live(clock.millis(), lag.get())
        : CompletenessJudge.recorded(clock.millis());
  }
}
