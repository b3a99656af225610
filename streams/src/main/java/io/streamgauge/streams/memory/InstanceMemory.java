package io.streamgauge.streams.memory;

import static java.util.Objects.requireNonNull;

import io.streamgauge.event.Collection;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.event.MemorySample;
import io.streamgauge.metric.MemoryState;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.OffsetRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes in the memory batches of one instance: each changes some windows and what is remembered for
 * the next.
 *
 * <p>Repeated batches must have been left out before. A batch of another producerId comes from a
 * restarted process: a new heap, whose floors begin anew.
 */
public final class InstanceMemory {

  /** Lengths of the windows in milliseconds, shortest first; each divides the next. */
  static final List<Long> RESOLUTIONS = List.of(10_000L, 60_000L, 3_600_000L);

  private final FloorTracker floors;
  private final ChangedWindows windows;

  private InstanceMemory(FloorTracker floors, ChangedWindows windows) {
    this.floors = floors;
    this.windows = windows;
  }

  /**
   * What a batch did.
   *
   * @param state what to hand in with the instance's next batch
   * @param windows the windows that changed, each with both trends judged at its latest event time;
   *     they replace what {@link WindowLookup} found
   */
  public record Change(MemoryState state, List<MemoryTrend> windows) {

    public Change {
      requireNonNull(state, "state");
      windows = List.copyOf(windows);
    }
  }

  /**
   * Takes in one batch. Neither {@code state} nor the windows found are modified.
   *
   * @param state from the instance's previous batch; null for its first
   * @param batch the batch, its events in any order
   * @param sources where the batch lies, as far as known
   * @param stored the windows stored so far
   */
  public static Change apply(
      MemoryState state, MemoryBatch batch, List<OffsetRange> sources, WindowLookup stored) {
    FloorTracker floors = FloorTracker.continuing(state, batch, sources);
    ChangedWindows windows = new ChangedWindows(batch.getSource(), sources, stored);
    new InstanceMemory(floors, windows).takeIn(batch);
    return new Change(floors.state(), windows.all());
  }

  private void takeIn(MemoryBatch batch) {
    long shortest = RESOLUTIONS.get(0);
    List<Event> events = inTimeOrder(batch);
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      event.takeIn();
      boolean lastOfItsWindow =
          i + 1 == events.size()
              || Math.floorDiv(events.get(i + 1).time(), shortest)
                  != Math.floorDiv(event.time(), shortest);
      if (lastOfItsWindow) {
        windows.judge(event.time(), floors);
      }
    }
  }

  private List<Event> inTimeOrder(MemoryBatch batch) {
    List<Event> events = new ArrayList<>();
    for (Collection collection : batch.getCollections()) {
      events.add(new Event(collection.getTime(), () -> takeIn(collection)));
    }
    for (MemorySample sample : batch.getSamples()) {
      events.add(new Event(sample.getTime(), () -> takeIn(sample)));
    }
    events.sort((a, b) -> Long.compare(a.time(), b.time()));
    return events;
  }

  private void takeIn(Collection collection) {
    floors.takeIn(collection);
    windows.at(collection.getTime()).forEach(window -> window.add(collection));
  }

  private void takeIn(MemorySample sample) {
    floors.takeIn(sample);
    windows.at(sample.getTime()).forEach(window -> window.add(sample));
  }

  private record Event(long time, Runnable effect) {

    void takeIn() {
      effect.run();
    }
  }
}
