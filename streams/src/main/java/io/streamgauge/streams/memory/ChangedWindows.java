package io.streamgauge.streams.memory;

import io.streamgauge.event.Source;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.OffsetRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The windows that one batch touches, loaded when first touched. */
final class ChangedWindows {

  private final Source source;
  private final List<OffsetRange> sources;
  private final WindowLookup stored;
  private final Map<Key, MemoryWindow> windows = new LinkedHashMap<>();

  /**
   * @param source the process that the batch is of
   * @param sources where the batch lies
   */
  ChangedWindows(Source source, List<OffsetRange> sources, WindowLookup stored) {
    this.source = source;
    this.sources = sources;
    this.stored = stored;
  }

  /** The windows, one of each resolution, that hold this time. */
  List<MemoryWindow> at(long time) {
    return InstanceMemory.RESOLUTIONS.stream()
        .map(resolution -> new Key(resolution, Math.floorDiv(time, resolution) * resolution))
        .map(key -> windows.computeIfAbsent(key, this::load))
        .toList();
  }

  /** Judges the windows that hold this time, where no later event of theirs has been seen. */
  void judge(long time, FloorTracker floors) {
    at(time).stream()
        .filter(window -> window.lastEvent() <= time)
        .forEach(window -> window.judge(floors));
  }

  List<MemoryTrend> all() {
    return windows.values().stream().map(window -> window.toTrend(sources)).toList();
  }

  private MemoryWindow load(Key key) {
    MemoryTrend found = stored.find(key.resolution(), key.start());
    return found == null
        ? MemoryWindow.empty(source, key.resolution(), key.start())
        : MemoryWindow.of(found);
  }

  private record Key(long resolution, long start) {}
}
