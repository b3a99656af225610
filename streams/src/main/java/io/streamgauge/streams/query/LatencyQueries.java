package io.streamgauge.streams.query;

import io.streamgauge.metric.Measure;
import io.streamgauge.service.http.Page;
import io.streamgauge.service.http.Paging;
import io.streamgauge.streams.latency.Distribution;
import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.store.Retention;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Answers questions about the latency of requests and statements from the stores. Thread-safe. */
public final class LatencyQueries {

  private final LatencyReads reads;

  /**
   * For one answer.
   *
   * @param limits of the windows that each question may have
   * @param count of the windows that are read for all of them together
   */
  public LatencyQueries(
      StoreReader reader, Retention retention, Limits limits, Clock clock, ReadCount count) {
    this(new LatencyReads(reader, retention, limits, clock, () -> count));
  }

  LatencyQueries(LatencyReads reads) {
    this.reads = reads;
  }

  /** The series that are asked for, ordered by service and name. */
  public List<LatencyAnswer.Series> answer(
      Measure measure, WindowQuery query, Optional<String> series, List<Double> quantiles) {
    return answer(LatencyQuestion.plain(measure, query, series, quantiles)).entries();
  }

  /** The series that are asked for: a page ordered by service and name, or the highest first. */
  Page<LatencyAnswer.Series> answer(LatencyQuestion question) {
    if (question.ranking().isPresent()) {
      return new Page<>(ranked(question, question.ranking().get()), null);
    }
    return question.windows().step().isPresent()
        ? stepped(question, question.paging(), key -> true)
        : merged(question);
  }

  private List<LatencyAnswer.Series> ranked(LatencyQuestion question, Ranking ranking) {
    SortedMap<String, MergedWindows> all =
        merge(question, question.windows().withoutStep(), Paging.all(), key -> true).all();
    List<String> keys = ranking.keys(all, MergedWindows::durations);
    Map<String, LatencyAnswer.Series> answers = new HashMap<>();
    List<LatencyAnswer.Series> found =
        question.windows().step().isPresent()
            ? stepped(question, Paging.all(), Set.copyOf(keys)::contains).entries()
            : described(question, all, keys);
    found.forEach(series -> answers.put(series.key(question.measure()), series));
    return keys.stream()
        .filter(answers::containsKey)
        .map(key -> answers.get(key).withTimeShare(timeShare(key, all)))
        .toList();
  }

  private static Double timeShare(String key, SortedMap<String, MergedWindows> all) {
    MergedWindows whole = all.get(SeriesKey.serviceOf(key) + SeriesKey.WHOLE_SERVICE);
    double time = whole == null ? 0 : whole.durations().sum();
    return time == 0 ? null : all.get(key).durations().sum() / time;
  }

  private Page<LatencyAnswer.Series> merged(LatencyQuestion question) {
    Gathering<MergedWindows> gathered =
        merge(question, question.windows(), question.paging(), key -> true);
    Page<String> keys = gathered.page((key, merged) -> key);
    return new Page<>(described(question, gathered.all(), keys.entries()), keys.next());
  }

  private List<LatencyAnswer.Series> described(
      LatencyQuestion question, SortedMap<String, MergedWindows> all, List<String> keys) {
    MergedWindows.Span span = MergedWindows.Span.of(question.windows(), all.values());
    Optional<Earlier> earlier = question.earlier().map(query -> earlier(question, query, keys));
    List<LatencyAnswer.Series> answer = new ArrayList<>();
    for (String key : keys) {
      MergedWindows merged = all.get(key);
      LatencyAnswer.Window window =
          question.window(span.start(), span.end(), merged.durations(), merged.isFinal());
      answer.add(
          LatencyAnswer.Series.of(
              SeriesKey.parse(key),
              List.of(earlier.map(e -> e.compare(key, window)).orElse(window))));
    }
    return answer;
  }

  private Earlier earlier(LatencyQuestion question, WindowQuery query, List<String> keys) {
    SortedMap<String, MergedWindows> all =
        merge(question, query, Paging.all(), new HashSet<>(keys)::contains).all();
    return new Earlier(MergedWindows.Span.of(query, all.values()), all);
  }

  private Gathering<MergedWindows> merge(
      LatencyQuestion question, WindowQuery query, Paging paging, Predicate<String> wanted) {
    Gathering<MergedWindows> bySeries = new Gathering<>(paging, MergedWindows::new);
    reads.visit(
        question.measure(),
        query,
        question.series(),
        (window, content) -> {
          if (wanted.test(window.key())) {
            bySeries.add(
                window.key(), merged -> merged.add(content, reads.isOpen(window, content)));
          }
        });
    return bySeries;
  }

  private Page<LatencyAnswer.Series> stepped(
      LatencyQuestion question, Paging paging, Predicate<String> wanted) {
    Gathering<List<LatencyAnswer.Window>> bySeries = new Gathering<>(paging, ArrayList::new);
    AtomicLong windows = new AtomicLong();
    reads.visit(
        question.measure(),
        question.windows(),
        question.series(),
        (window, content) -> {
          if (wanted.test(window.key())) {
            bySeries.add(
                window.key(),
                all -> {
                  reads.limits().requireWindows(windows.incrementAndGet(), question.windows());
                  all.add(
                      question.window(
                          window.start(),
                          window.end(),
                          Distribution.of(content),
                          !reads.isOpen(window, content)));
                });
          }
        });
    return bySeries.page((key, all) -> LatencyAnswer.Series.of(SeriesKey.parse(key), all));
  }

  /** What windows are compared with. */
  private record Earlier(MergedWindows.Span span, Map<String, MergedWindows> bySeries) {

    LatencyAnswer.Window compare(String key, LatencyAnswer.Window now) {
      MergedWindows before = bySeries.getOrDefault(key, new MergedWindows());
      return now.comparedWith(Comparison.of(now, span.start(), span.end(), before.durations()));
    }
  }
}
