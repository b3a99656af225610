package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.metric.Direction;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.Trend;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is known of one instance in one window, in the units of the measures. */
final class MemoryValues {

  private static final double NANOS_OF_A_MILLISECOND = 1e6;

  private final Map<Measure, Double> values = new HashMap<>();

  private MemoryValues() {}

  static Map<Measure, Double> of(MemoryTrend trend) {
    MemoryValues memory = new MemoryValues();
    memory.putHeap(trend);
    memory.put(Measure.MEMORY_RSS, trend.getRss());
    memory.put(Measure.MEMORY_CPU, trend.getProcessCpu());
    memory.put(Measure.MEMORY_SYSTEM_CPU, trend.getSystemCpu());
    memory.put(Measure.MEMORY_LOAD, trend.getLoadAverage());
    memory.put(Measure.MEMORY_THREADS, trend.getThreads());
    memory.put(Measure.MEMORY_PAUSE_SHARE, pauseShare(trend));
    memory.putGrowth(Measure.MEMORY_GROWTH, trend.getShortTrend());
    memory.putGrowth(Measure.MEMORY_GROWTH_1H, trend.getLongTrend());
    memory.putExhaustion(trend.getShortTrend());
    return memory.values;
  }

  private void put(Measure measure, @Nullable Number value) {
    if (value != null) {
      values.put(measure, value.doubleValue());
    }
  }

  private void putHeap(MemoryTrend trend) {
    put(Measure.MEMORY_FLOOR, trend.getFloor());
    if (trend.getLowestUsed() != null && trend.getMax() != null && trend.getMax() > 0) {
      put(Measure.MEMORY_USAGE, (double) trend.getLowestUsed() / trend.getMax());
    }
  }

  /** A pause that began before the window counts where it ended. */
  private static double pauseShare(MemoryTrend trend) {
    double length = (trend.getEnd() - trend.getStart()) * NANOS_OF_A_MILLISECOND;
    return Math.min(1, trend.getPause() / length);
  }

  private void putGrowth(Measure measure, Trend trend) {
    switch (trend.getDirection()) {
      case INCREASING, DECREASING -> put(measure, trend.getGrowth());
      case STABLE -> put(measure, 0);
      case UNKNOWN -> {}
    }
  }

  /** What does not grow has a time too, so that an alert about it is resolved. */
  private void putExhaustion(Trend trend) {
    if (trend.getDirection() != Direction.UNKNOWN) {
      Double seconds = trend.getExhaustion();
      put(
          Measure.MEMORY_EXHAUSTION,
          seconds == null ? Measure.NEVER : Math.min(Measure.NEVER, Math.max(0, seconds)));
    }
  }
}
