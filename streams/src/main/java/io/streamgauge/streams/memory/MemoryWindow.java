package io.streamgauge.streams.memory;

import io.streamgauge.event.Collection;
import io.streamgauge.event.MemorySample;
import io.streamgauge.event.Source;
import io.streamgauge.metric.Direction;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.OffsetRange;
import io.streamgauge.metric.Trend;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.window.OffsetRanges;
import java.util.List;

/**
 * One window under change. Of states the latest reading counts, of CPU use the mean, of collections
 * the sum; events may come in any order.
 */
final class MemoryWindow {

  private final MemoryTrend trend;

  private MemoryWindow(MemoryTrend trend) {
    this.trend = trend;
  }

  static MemoryWindow empty(Source source, long resolution, long start) {
    return new MemoryWindow(
        MemoryTrend.newBuilder()
            .setService(source.getService())
            .setInstance(source.getInstance())
            .setResolution(resolution)
            .setStart(start)
            .setEnd(start + resolution)
            .setState(WindowState.OPEN)
            .setShortTrend(unknown(FloorTracker.SHORT_VIEW))
            .setLongTrend(unknown(FloorTracker.LONG_VIEW))
            .setLastEvent(Long.MIN_VALUE)
            .build());
  }

  static MemoryWindow of(MemoryTrend stored) {
    return new MemoryWindow(MemoryTrend.newBuilder(stored).build());
  }

  long lastEvent() {
    return trend.getLastEvent();
  }

  /**
   * The window as it is now. What it says of the floor may go back further than its events do, and
   * the sources of that include them.
   *
   * @param sources where the events lie that it was changed by
   */
  MemoryTrend toTrend(List<OffsetRange> sources) {
    trend.setSources(OffsetRanges.joined(trend.getSources(), sources));
    trend.setFloorSources(withWindow(trend.getFloorSources()));
    trend.getShortTrend().setSources(withWindow(trend.getShortTrend().getSources()));
    trend.getLongTrend().setSources(withWindow(trend.getLongTrend().getSources()));
    return trend;
  }

  private List<OffsetRange> withWindow(List<OffsetRange> known) {
    return OffsetRanges.joined(known, trend.getSources());
  }

  void add(Collection collection) {
    trend.setCollections(trend.getCollections() + 1);
    trend.setPause(trend.getPause() + collection.getPause());
    lower(collection.getUsedAfter());
    if (isLatest(collection.getTime())) {
      trend.setUsed(collection.getUsedAfter());
      trend.setMax(known(collection.getHeapMax(), trend.getMax()));
    }
  }

  void add(MemorySample sample) {
    lower(sample.getHeapUsed());
    addCpu(sample);
    if (isLatest(sample.getTime())) {
      trend.setUsed(sample.getHeapUsed());
      trend.setMax(known(sample.getHeapMax(), trend.getMax()));
      trend.setCommitted(known(sample.getHeapCommitted(), trend.getCommitted()));
      trend.setNonHeap(known(sample.getNonHeapUsed(), trend.getNonHeap()));
      trend.setDirectBuffers(known(sample.getDirectBuffers(), trend.getDirectBuffers()));
      trend.setRss(known(sample.getRss(), trend.getRss()));
      trend.setThreads(known(sample.getThreads(), trend.getThreads()));
      trend.setLoadAverage(known(sample.getLoadAverage(), trend.getLoadAverage()));
    }
  }

  void judge(FloorTracker floors) {
    if (floors.floor() != null) {
      trend.setFloor(floors.floor());
      trend.setFloorSources(floors.floorSources());
    }
    trend.setMax(known(trend.getMax(), floors.max()));
    trend.setShortTrend(floors.shortTrend(trend.getLastEvent()));
    trend.setLongTrend(floors.longTrend(trend.getLastEvent()));
  }

  private void addCpu(MemorySample sample) {
    if (sample.getProcessCpu() != null) {
      int readings = trend.getProcessCpuReadings() + 1;
      trend.setProcessCpu(mean(trend.getProcessCpu(), sample.getProcessCpu(), readings));
      trend.setProcessCpuReadings(readings);
    }
    if (sample.getSystemCpu() != null) {
      int readings = trend.getSystemCpuReadings() + 1;
      trend.setSystemCpu(mean(trend.getSystemCpu(), sample.getSystemCpu(), readings));
      trend.setSystemCpuReadings(readings);
    }
  }

  private void lower(long used) {
    if (trend.getLowestUsed() == null || used < trend.getLowestUsed()) {
      trend.setLowestUsed(used);
    }
  }

  private boolean isLatest(long time) {
    if (time < trend.getLastEvent()) {
      return false;
    }
    trend.setLastEvent(time);
    return true;
  }

  private static double mean(Double before, double value, int readings) {
    return before == null ? value : before + (value - before) / readings;
  }

  private static <T> T known(T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  private static Trend unknown(long view) {
    return Trend.newBuilder().setView(view).setDirection(Direction.UNKNOWN).build();
  }
}
