package io.streamgauge.standalone.importers;

import com.microsoft.gctoolkit.event.zgc.FullZGCCycle;
import com.microsoft.gctoolkit.event.zgc.MajorZGCCycle;
import com.microsoft.gctoolkit.event.zgc.MinorZGCCycle;
import com.microsoft.gctoolkit.event.zgc.ZGCCycle;
import com.microsoft.gctoolkit.event.zgc.ZGCMemoryPoolSummary;
import com.microsoft.gctoolkit.event.zgc.ZGCMemorySummary;

/**
 * What counts of a cycle of ZGC.
 *
 * @param usedBefore KiB
 * @param usedAfter KiB
 * @param capacity KiB that the heap held; 0 where unknown
 * @param pause seconds, over the short pauses of the cycle
 */
record ZgcCycle(long usedBefore, long usedAfter, long capacity, double pause) {

  /** Null where the log does not tell the sizes. */
  static ZgcCycle of(FullZGCCycle cycle) {
    double pause =
        seconds(cycle.getPauseMarkStartDuration())
            + seconds(cycle.getPauseMarkEndDuration())
            + seconds(cycle.getPauseRelocateStartDuration());
    return of(cycle.getMemorySummary(), cycle.getMarkStart(), pause);
  }

  /** Null where the log does not tell the sizes. */
  static ZgcCycle of(MajorZGCCycle cycle) {
    return of(
        cycle.getMemorySummary(), null, pause(cycle.getYoungCycle()) + pause(cycle.getOldCycle()));
  }

  /** Null where the log does not tell the sizes. */
  static ZgcCycle of(MinorZGCCycle cycle) {
    return of(cycle.getMemorySummary(), null, pause(cycle.getYoungCycle()));
  }

  private static ZgcCycle of(ZGCMemorySummary memory, ZGCMemoryPoolSummary pool, double pause) {
    return memory == null
        ? null
        : new ZgcCycle(
            memory.getStart(), memory.getEnd(), pool == null ? 0 : pool.getCapacity(), pause);
  }

  private static double pause(ZGCCycle cycle) {
    return cycle == null
        ? 0
        : seconds(cycle.getPauseMarkStartDuration())
            + seconds(cycle.getPauseMarkEndDuration())
            + seconds(cycle.getPauseRelocateStartDuration());
  }

  /** Durations that the log does not tell are negative or no number. */
  private static double seconds(double duration) {
    return duration > 0 ? duration : 0;
  }
}
