package io.streamgauge.streams.query;

import io.streamgauge.metric.Measure;
import io.streamgauge.service.http.Page;
import io.streamgauge.service.http.Paging;
import io.streamgauge.streams.latency.Distribution;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.WindowId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
        ? inSteps(question, question.paging(), key -> true)
        : merged(question);
  }

  private Page<LatencyAnswer.Series> inSteps(
      LatencyQuestion question, Paging paging, Predicate<String> wanted) {
    return question.variants().isAll()
        ? stepped(question, paging, wanted)
        : steppedByVariants(question, paging, wanted);
  }

  private List<LatencyAnswer.Series> ranked(LatencyQuestion question, Ranking ranking) {
    SortedMap<String, MergedWindows> all =
        merge(question, question.asked().withoutStep(), Paging.all(), key -> true).all();
    List<String> keys = ranking.keys(all, MergedWindows::durations);
    Map<String, LatencyAnswer.Series> answers = new HashMap<>();
    List<LatencyAnswer.Series> found =
        question.windows().step().isPresent()
            ? inSteps(question, Paging.all(), Set.copyOf(keys)::contains).entries()
            : described(question, all, keys);
    found.forEach(series -> answers.put(series.key(question.measure()), series));
    return keys.stream()
        .filter(answers::containsKey)
        .map(key -> answers.get(key).withTimeShare(timeShare(key, all)))
        .toList();
  }

  private static Double timeShare(String key, SortedMap<String, MergedWindows> all) {
    MergedWindows whole = all.get(SeriesGroup.wholeServiceOf(key));
    double time = whole == null ? 0 : whole.durations().sum();
    return time == 0 ? null : all.get(key).durations().sum() / time;
  }

  private Page<LatencyAnswer.Series> merged(LatencyQuestion question) {
    Gathering<MergedWindows> gathered =
        merge(question, question.asked(), question.paging(), key -> true);
    Page<String> keys = gathered.page((key, merged) -> key);
    return new Page<>(described(question, gathered.all(), keys.entries()), keys.next());
  }

  private List<LatencyAnswer.Series> described(
      LatencyQuestion question, SortedMap<String, MergedWindows> all, List<String> keys) {
    MergedWindows.Span span = span(question.asked(), all);
    Optional<Earlier> earlier = question.baseline().map(base -> earlier(question, base, keys));
    List<LatencyAnswer.Series> answer = new ArrayList<>();
    for (String key : keys) {
      MergedWindows merged = all.get(key);
      LatencyAnswer.Window window =
          question.window(span.start(), span.end(), merged.durations(), merged.isFinal());
      answer.add(
          question.series(key, List.of(earlier.map(e -> e.compare(key, window)).orElse(window))));
    }
    return answer;
  }

  private Earlier earlier(LatencyQuestion question, Selection base, List<String> keys) {
    SortedMap<String, MergedWindows> all =
        merge(question, base, Paging.all(), new HashSet<>(keys)::contains).all();
    return new Earlier(span(base, all), all);
  }

  private static MergedWindows.Span span(Selection of, SortedMap<String, MergedWindows> all) {
    return MergedWindows.Span.of(of.windows(), of.variants().finest(), all.values());
  }

  private Gathering<MergedWindows> merge(
      LatencyQuestion question, Selection of, Paging paging, Predicate<String> wanted) {
    Gathering<MergedWindows> bySeries = new Gathering<>(paging, MergedWindows::new);
    reads.visit(
        question.measure(),
        of.windows(),
        question.series(),
        of.variants(),
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
    AtomicLong windows = new AtomicLong();
    Gathering<List<LatencyAnswer.Window>> bySeries =
        new Gathering<>(paging, ArrayList::new, gone -> windows.addAndGet(-gone.size()));
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
    return bySeries.page(question::series);
  }

  /** Windows of several variants of one group and start are one window of the answer. */
  private Page<LatencyAnswer.Series> steppedByVariants(
      LatencyQuestion question, Paging paging, Predicate<String> wanted) {
    Gathering<SortedMap<WindowId, MergedWindows>> bySeries =
        new Gathering<>(paging, () -> new TreeMap<>(Comparator.comparingLong(WindowId::start)));
    AtomicLong windows = new AtomicLong();
    reads.visit(
        question.measure(),
        question.windows(),
        question.series(),
        question.variants(),
        (window, content) -> {
          if (wanted.test(window.key())) {
            bySeries.add(
                window.key(),
                all -> {
                  reads.limits().requireWindows(windows.incrementAndGet(), question.windows());
                  all.computeIfAbsent(window, start -> new MergedWindows())
                      .add(content, reads.isOpen(window, content));
                });
          }
        });
    return bySeries.page((key, all) -> question.series(key, windows(question, all)));
  }

  private static List<LatencyAnswer.Window> windows(
      LatencyQuestion question, SortedMap<WindowId, MergedWindows> all) {
    return all.entrySet().stream()
        .map(
            one ->
                question.window(
                    one.getKey().start(),
                    one.getKey().end(),
                    one.getValue().durations(),
                    one.getValue().isFinal()))
        .toList();
  }

  /** What windows are compared with. */
  private record Earlier(MergedWindows.Span span, Map<String, MergedWindows> bySeries) {

    LatencyAnswer.Window compare(String key, LatencyAnswer.Window now) {
      MergedWindows before = bySeries.getOrDefault(key, new MergedWindows());
      return now.comparedWith(Comparison.of(now, span.start(), span.end(), before.durations()));
    }
  }
}
