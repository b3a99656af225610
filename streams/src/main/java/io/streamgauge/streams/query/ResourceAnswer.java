package io.streamgauge.streams.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.streamgauge.metric.MemoryTrend;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answer to questions about the load of instances. Times are epoch milliseconds.
 *
 * @param series the instances, ordered by service and name
 * @param completeness whether every event is in the answer, by service
 * @param next cursor of the page after this one, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceAnswer(
    List<Series> series,
    Map<String, CompletenessAnswer.Verdict> completeness,
    @Nullable String next) {

  /**
   * One instance.
   *
   * @param service name of the service
   * @param instance name of the instance
   * @param windows its windows, ordered by start
   * @param total all windows in one
   */
  public record Series(String service, String instance, List<Window> windows, Window total) {

    static Series of(boolean stepped, List<MemoryTrend> windows) {
      Window total = Window.of(windows);
      return new Series(
          windows.get(0).getService(),
          windows.get(0).getInstance(),
          stepped
              ? windows.stream().map(window -> Window.of(List.of(window))).toList()
              : List.of(total),
          total);
    }
  }

  /**
   * One window; null where not known.
   *
   * @param start start, inclusive, epoch milliseconds
   * @param end end, exclusive, epoch milliseconds
   * @param processCpu mean use by the process, 0 to 1 of all processors
   * @param highestProcessCpu the highest mean of the windows that were merged
   * @param systemCpu mean use of the machine, 0 to 1
   * @param highestSystemCpu the highest mean of the windows that were merged
   * @param loadAverage processes that ran or waited for a processor of the machine, mean over the
   *     minute before the last reading
   * @param highestLoadAverage the highest of those of the windows that were merged
   * @param threads live threads at the end
   * @param mostThreads the most at the end of any window that was merged
   * @param collections collections that ended
   * @param pause seconds for which the application stood still
   * @param pauseShare those of all time, 0 to 1
   * @param rss resident set size at the end, bytes
   * @param nonHeap metaspace, code cache and the like at the end, bytes
   * @param directBuffers direct byte buffers at the end, bytes
   */
  public record Window(
      long start,
      long end,
      Double processCpu,
      Double highestProcessCpu,
      Double systemCpu,
      Double highestSystemCpu,
      Double loadAverage,
      Double highestLoadAverage,
      Integer threads,
      Integer mostThreads,
      long collections,
      double pause,
      double pauseShare,
      Long rss,
      Long nonHeap,
      Long directBuffers) {

    static Window of(List<MemoryTrend> windows) {
      MemoryTrend latest = windows.get(windows.size() - 1);
      long start = windows.get(0).getStart();
      double pause = Units.seconds(windows.stream().mapToLong(MemoryTrend::getPause).sum());
      return new Window(
          start,
          latest.getEnd(),
          mean(windows, MemoryTrend::getProcessCpu, MemoryTrend::getProcessCpuReadings),
          highest(windows, MemoryTrend::getProcessCpu),
          mean(windows, MemoryTrend::getSystemCpu, MemoryTrend::getSystemCpuReadings),
          highest(windows, MemoryTrend::getSystemCpu),
          latest.getLoadAverage(),
          highest(windows, MemoryTrend::getLoadAverage),
          latest.getThreads(),
          windows.stream()
              .map(MemoryTrend::getThreads)
              .filter(Objects::nonNull)
              .max(Integer::compare)
              .orElse(null),
          windows.stream().mapToLong(MemoryTrend::getCollections).sum(),
          pause,
          pause / ((latest.getEnd() - start) / 1e3),
          latest.getRss(),
          latest.getNonHeap(),
          latest.getDirectBuffers());
    }

    /** Each reading counts the same, however many there were in a window. */
    private static Double mean(
        List<MemoryTrend> windows,
        Function<MemoryTrend, Double> mean,
        ToIntFunction<MemoryTrend> readings) {
      double sum = 0;
      long count = 0;
      for (MemoryTrend window : windows) {
        if (mean.apply(window) != null) {
          sum += mean.apply(window) * readings.applyAsInt(window);
          count += readings.applyAsInt(window);
        }
      }
      return count == 0 ? null : sum / count;
    }

    private static Double highest(List<MemoryTrend> windows, Function<MemoryTrend, Double> mean) {
      OptionalDouble highest =
          windows.stream()
              .map(mean)
              .filter(Objects::nonNull)
              .mapToDouble(Double::doubleValue)
              .max();
      return highest.isPresent() ? highest.getAsDouble() : null;
    }
  }
}
