package io.streamgauge.streams.query;

import io.streamgauge.metric.ProducerPosition;
import io.streamgauge.metric.ServiceTally;
import io.streamgauge.streams.routing.Reading;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.TimeMode;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
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

  private static final Duration HOLDS = Duration.ofMillis(200);

  /**
   * What has been read.
   *
   * @param at when that began, by {@link System#nanoTime}
   */
  private record Known(long at, Reading.Apart<SortedMap<String, ServiceIntake>> tallies) {}

  private final StoreReader reader;
  private final Supplier<PipelineLag> lag;
  private final boolean live;
  private final Clock clock;
  private volatile Known known;

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
   * How every service stands in a range of epoch milliseconds.
   *
   * @throws io.streamgauge.service.http.ProblemException if that cannot be read as a whole now
   */
  public SortedMap<String, ServiceStanding> standings(long from, long to) {
    CompletenessJudge judge = judge();
    SortedMap<String, ServiceStanding> standings = new TreeMap<>();
    tallies()
        .forEach(
            (service, intake) -> {
              if (!intake.isEmpty()) {
                standings.put(service, judge.standing(intake, from, to));
              }
            });
    return standings;
  }

  /**
   * Whether an answer holds every event of some kinds in its range.
   *
   * @param answered the services that the answer is about; the one that was asked for is added
   */
  public Map<String, CompletenessAnswer.Verdict> verdicts(
      Set<EventKind> kinds, WindowQuery query, Stream<String> answered) {
    SortedMap<String, ServiceIntake> services = recentTallies();
    Map<String, CompletenessAnswer.Verdict> verdicts = new TreeMap<>();
    Set<String> wanted = answered.collect(Collectors.toCollection(HashSet::new));
    query.service().ifPresent(wanted::add);
    wanted.retainAll(services.keySet());
    if (!wanted.isEmpty()) {
      CompletenessJudge judge = judge();
      for (String service : wanted) {
        verdicts.put(
            service, judge.of(services.get(service), kinds, query.fromMillis(), query.toMillis()));
      }
    }
    return verdicts;
  }

  /**
   * Those of a moment ago, if they were whole: they say what was noticed missing, which takes
   * longer than that, and to read them would cost more than many an answer that they belong to.
   */
  private SortedMap<String, ServiceIntake> recentTallies() {
    Optional<Reading> reading = Reading.current();
    if (reading.isEmpty()) {
      return tallies();
    }
    Known now = known;
    if (now == null
        || System.nanoTime() - now.at() > HOLDS.toNanos()
        || reading.get().isDemanding()) {
      now = new Known(System.nanoTime(), Reading.apart(this::tallies));
      if (now.tallies().isWhole()) {
        known = now;
      }
    }
    reading.get().add(now.tallies().reading());
    return now.tallies().result();
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
