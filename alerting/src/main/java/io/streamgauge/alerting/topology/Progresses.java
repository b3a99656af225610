package io.streamgauge.alerting.topology;

import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.metric.Progress;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How far the windows of each subject are reported, by what the parts of the pipeline tell. A part
 * that has told nothing yet holds everything up.
 */
final class Progresses {

  /**
   * What reports the windows of a subject.
   *
   * @param topic where they are reported
   * @param stages the steps that report there; public interface of the analytics
   */
  record Reporting(Topic<?> topic, List<String> stages) {}

  private static final Reporting LATENCY =
      new Reporting(Topics.LATENCY, List.of("latency", "latency-overflow"));

  /** What reports windows of variants. */
  static final Reporting VARIANTS =
      new Reporting(Topics.LATENCY_VARIANTS, List.of("latency-variants"));

  private static final Map<Subject, Reporting> OF =
      new EnumMap<>(
          Map.of(
              Subject.REQUESTS,
              LATENCY,
              Subject.QUERIES,
              LATENCY,
              Subject.CACHES,
              new Reporting(Topics.CACHE_RATIOS, List.of("cache-ratios")),
              Subject.MEMORY,
              new Reporting(Topics.MEMORY_TRENDS, List.of("memory-trends")),
              Subject.GAUGES,
              new Reporting(Topics.GAUGE_WINDOWS, List.of("gauge-windows")),
              Subject.SERVICE,
              new Reporting(Topics.HEALTH, List.of("health"))));

  private Progresses() {}

  /** Everything that reports windows. */
  static Collection<Reporting> all() {
    return Stream.concat(OF.values().stream().distinct(), Stream.of(VARIANTS)).toList();
  }

  static Reporting of(Subject subject) {
    return OF.get(subject);
  }

  /**
   * Windows that ended by this time are reported; epoch milliseconds, empty while unknown.
   *
   * @param told what each part told last
   */
  static OptionalLong reported(Reporting reporting, Collection<Progress> told) {
    long earliest = Long.MAX_VALUE;
    for (String stage : reporting.stages()) {
      OptionalLong time =
          ofStage(told.stream().filter(each -> each.getStage().equals(stage)).toList());
      if (time.isEmpty()) {
        return time;
      }
      earliest = Math.min(earliest, time.getAsLong());
    }
    return OptionalLong.of(earliest);
  }

  /** Whoever wrote last knows how many parts there are; what is left of more parts is no matter. */
  private static OptionalLong ofStage(List<Progress> told) {
    int parts =
        told.stream()
            .max(Comparator.comparingLong(Progress::getAt))
            .map(Progress::getPartitions)
            .orElse(Integer.MAX_VALUE);
    List<Progress> present = told.stream().filter(each -> each.getPartition() < parts).toList();
    return present.size() < parts
        ? OptionalLong.empty()
        : present.stream().mapToLong(Progress::getEventTime).min();
  }
}
