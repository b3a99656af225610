package io.streamgauge.streams.memory;

import io.streamgauge.event.Collection;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.event.MemoryPool;
import io.streamgauge.event.MemorySample;
import io.streamgauge.metric.FloorEvidence;
import io.streamgauge.metric.FloorReading;
import io.streamgauge.metric.MemoryState;
import io.streamgauge.metric.OffsetRange;
import io.streamgauge.metric.Trend;
import io.streamgauge.streams.window.OffsetRanges;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads the floors of one heap from its collections:
 *
 * <ul>
 *   <li>FULL: a reading, since everything was collected.
 *   <li>MIXED: a run of them (up to the next collection of another scope) is one cycle over the old
 *       objects, each step of which frees a part; their lowest is the cycle's one reading.
 *   <li>YOUNG, UNKNOWN: never a reading; old garbage is still in there.
 * </ul>
 *
 * <p>A publisher that reports no collections can still say what its pools of old objects held after
 * their last collection; such readings count until the first collection is reported.
 */
final class FloorTracker {

  /** Length of the short view in milliseconds. */
  static final long SHORT_VIEW = 300_000;

  /** Length of the long view in milliseconds. */
  static final long LONG_VIEW = 3_600_000;

  private static final FloorTrend SHORT = new FloorTrend(SHORT_VIEW);
  private static final FloorTrend LONG = new FloorTrend(LONG_VIEW);

  /** Pools of old objects, and the one pool of heaps without generations. */
  private static final Pattern OLD_POOLS =
      Pattern.compile(".*(Old|Tenured).*|ZHeap|Shenandoah|JavaHeap", Pattern.CASE_INSENSITIVE);

  private final MemoryState state;
  private final FloorReadings shortFloors;
  private final FloorReadings longFloors;
  private final List<OffsetRange> sources;

  private FloorTracker(
      MemoryState state,
      List<FloorReading> shortFloors,
      List<FloorReading> longFloors,
      List<OffsetRange> sources) {
    this.state = state;
    this.sources = sources;
    this.shortFloors = new FloorReadings(SHORT_VIEW, shortFloors);
    this.longFloors = new FloorReadings(LONG_VIEW, longFloors);
  }

  /**
   * Goes on from a state (null: none yet), or begins anew where the batch is of another heap.
   *
   * @param sources where the batch lies
   */
  static FloorTracker continuing(MemoryState state, MemoryBatch batch, List<OffsetRange> sources) {
    boolean sameHeap = state != null && state.getProducerId().equals(batch.getProducerId());
    MemoryState next = new MemoryState();
    next.setProducerId(batch.getProducerId());
    if (!sameHeap) {
      next.setLatest(Long.MIN_VALUE);
      next.setEvidence(FloorEvidence.NONE);
      return new FloorTracker(next, List.of(), List.of(), sources);
    }
    next.setLatest(state.getLatest());
    next.setFloor(state.getFloor());
    next.setMax(state.getMax());
    next.setEvidence(state.getEvidence());
    next.setCycle(state.getCycle());
    next.setPoolsAfter(state.getPoolsAfter());
    return new FloorTracker(next, state.getShortFloors(), state.getLongFloors(), sources);
  }

  void takeIn(Collection collection) {
    if (state.getEvidence() != FloorEvidence.COLLECTIONS) {
      state.setEvidence(FloorEvidence.COLLECTIONS);
      shortFloors.clear();
      longFloors.clear();
    }
    see(collection.getTime(), collection.getHeapMax());
    FloorReading after = reading(collection.getTime(), collection.getUsedAfter());
    switch (collection.getScope()) {
      case MIXED -> lowerCycle(after);
      case FULL -> {
        endCycle();
        add(after);
      }
      case YOUNG, UNKNOWN -> endCycle();
    }
  }

  void takeIn(MemorySample sample) {
    see(sample.getTime(), sample.getHeapMax());
    OptionalLong after = afterCollection(sample.getPools());
    if (state.getEvidence() == FloorEvidence.COLLECTIONS || after.isEmpty()) {
      return;
    }
    state.setEvidence(FloorEvidence.POOLS);
    Long before = state.getPoolsAfter();
    if (before == null || before != after.getAsLong()) {
      state.setPoolsAfter(after.getAsLong());
      add(reading(sample.getTime(), after.getAsLong()));
    }
  }

  /** Heap that survives collection as last known, null where nothing is known. */
  Long floor() {
    return state.getFloor();
  }

  /** Where the events lie that the floor was read from, as far as known. */
  List<OffsetRange> floorSources() {
    return longFloors.isEmpty() ? List.of() : longFloors.last().getSources();
  }

  /** Limit of the heap as last known, null where nothing is known. */
  Long max() {
    return state.getMax();
  }

  Trend shortTrend(long end) {
    return SHORT.judge(shortFloors.upTo(end), end, state.getMax());
  }

  Trend longTrend(long end) {
    return LONG.judge(longFloors.upTo(end), end, state.getMax());
  }

  MemoryState state() {
    state.setShortFloors(shortFloors.toList());
    state.setLongFloors(longFloors.toList());
    return state;
  }

  private void see(long time, Long max) {
    if (time >= state.getLatest()) {
      state.setLatest(time);
      state.setMax(max == null ? state.getMax() : max);
    }
  }

  private FloorReading reading(long time, long bytes) {
    return new FloorReading(time, bytes, sources);
  }

  /** All of its collections say that the lowest is the lowest. */
  private void lowerCycle(FloorReading after) {
    FloorReading lowest = state.getCycle();
    if (lowest == null) {
      state.setCycle(after);
      return;
    }
    FloorReading lower = after.getBytes() < lowest.getBytes() ? after : lowest;
    state.setCycle(
        new FloorReading(
            lower.getTime(),
            lower.getBytes(),
            OffsetRanges.joined(lowest.getSources(), after.getSources())));
  }

  private void endCycle() {
    if (state.getCycle() != null) {
      add(state.getCycle());
      state.setCycle(null);
    }
  }

  private void add(FloorReading reading) {
    shortFloors.add(reading);
    longFloors.add(reading);
    state.setFloor(longFloors.last().getBytes());
  }

  /** Empty where a pool of old objects was never collected or does not say. */
  private static OptionalLong afterCollection(List<MemoryPool> pools) {
    List<MemoryPool> old =
        pools.stream().filter(pool -> OLD_POOLS.matcher(pool.getName()).matches()).toList();
    boolean known =
        old.stream()
            .allMatch(
                pool -> pool.getUsedAfterCollection() != null && pool.getUsedAfterCollection() > 0);
    return old.isEmpty() || !known
        ? OptionalLong.empty()
        : OptionalLong.of(old.stream().mapToLong(MemoryPool::getUsedAfterCollection).sum());
  }
}
