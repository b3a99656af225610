package io.streamgauge.streams.latency;

import io.streamgauge.event.Exemplar;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Measure;
import io.streamgauge.metric.TracedEvent;
import io.streamgauge.streams.intake.Punctuality;
import io.streamgauge.streams.window.Resolution;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Gathers events of many batches into distributions: one per series, variant of the service and 10
 * s window, so that a service with one variant has no more of them than one without. What is
 * gathered has to be taken out in the commit of the batches that it came from. Not thread-safe.
 */
final class LatencyGather {

  /** Receives what has been gathered. */
  @FunctionalInterface
  interface Outlet {
    void accept(SeriesKey series, LatencyDelta delta);
  }

  /**
   * What was left out of a batch.
   *
   * @param late events that came after the grace
   * @param ahead events whose clock must be wrong
   */
  record LeftOutEvents(long late, long ahead) {
    static final LeftOutEvents NONE = new LeftOutEvents(0, 0);
  }

  private record Slot(String service, Variant variant, long start) {}

  private final Measure measure;
  private final Map<Slot, GatheredWindow> slots = new HashMap<>();
  private int size;
  private int partition;
  private long firstOffset = Long.MAX_VALUE;
  private long lastOffset = Long.MIN_VALUE;

  // Of the batch that is being added:
  private Distribution[] byClass = new Distribution[16];
  private long windowStart;
  private long windowEnd;
  private Slot slot;
  private GatheredWindow gathered;

  LatencyGather(Measure measure) {
    this.measure = measure;
  }

  /** How many distributions are held. */
  int size() {
    return size;
  }

  /** Notes where the batch lies that is added next: everything that is held lies from there on. */
  void noteSource(int ofPartition, long offset) {
    partition = ofPartition;
    firstOffset = Math.min(firstOffset, offset);
    lastOffset = Math.max(lastOffset, offset);
  }

  /** Adds the events of a batch that are timely. */
  LeftOutEvents add(String service, Variant variant, TimedColumns batch, Punctuality punctuality) {
    begin(batch);
    long late = 0;
    long ahead = 0;
    int events = batch.events();
    for (int event = 0; event < events; event++) {
      long time = batch.time(event);
      if (time < windowStart || time >= windowEnd) {
        enter(service, variant, time, batch.classes());
      }
      switch (punctuality.of(time, windowEnd)) {
        case LATE -> late++;
        case AHEAD -> ahead++;
        case TIMELY -> add(batch, event, time);
      }
    }
    if (!batch.traced().isEmpty()) {
      addTraces(service, variant, batch);
    }
    return late + ahead == 0 ? LeftOutEvents.NONE : new LeftOutEvents(late, ahead);
  }

  /** Where nothing is held of a window, its events came too late or too early. */
  private void addTraces(String service, Variant variant, TimedColumns batch) {
    for (Exemplar each : batch.traced()) {
      int event = each.getEvent();
      long start = Resolution.TEN_SECONDS.startOf(batch.time(event));
      GatheredWindow window = slots.get(new Slot(service, variant, start));
      if (window != null) {
        window
            .of(batch.series(batch.classOf(event)))
            .addTrace(new TracedEvent(each.getTraceId(), batch.time(event), batch.nanos(event)));
      }
    }
  }

  private void begin(TimedColumns batch) {
    windowStart = Long.MAX_VALUE;
    windowEnd = Long.MIN_VALUE;
    if (byClass.length < batch.classes()) {
      byClass = new Distribution[2 * batch.classes()];
    }
  }

  /** Goes on to the window of another time; it is looked up when its first event is timely. */
  private void enter(String service, Variant variant, long time, int classes) {
    windowStart = Resolution.TEN_SECONDS.startOf(time);
    windowEnd = windowStart + Resolution.TEN_SECONDS.millis();
    Arrays.fill(byClass, 0, classes, null);
    if (slot == null
        || slot.start != windowStart
        || !slot.service.equals(service)
        || !slot.variant.equals(variant)) {
      slot = new Slot(service, variant, windowStart);
      gathered = null;
    }
  }

  private void add(TimedColumns batch, int event, long time) {
    int type = batch.classOf(event);
    Distribution distribution = byClass[type];
    if (distribution == null) {
      distribution = lookUp(batch.series(type));
      byClass[type] = distribution;
    }
    distribution.add(time, batch.nanos(event), batch.error(type));
    if (batch.detailed()) {
      distribution.addDetails(batch.rows(event), batch.poolWait(event));
    }
  }

  private Distribution lookUp(String series) {
    if (gathered == null) {
      gathered = slots.computeIfAbsent(slot, key -> new GatheredWindow());
    }
    int before = gathered.size();
    Distribution distribution = gathered.of(series);
    size += gathered.size() - before;
    return distribution;
  }

  /**
   * Hands out and drops what is held, and for each window and variant the sum for the whole
   * service.
   */
  void flush(Outlet outlet) {
    slots.forEach((window, distributions) -> flush(window, distributions, outlet));
    slots.clear();
    size = 0;
    slot = null;
    gathered = null;
    firstOffset = Long.MAX_VALUE;
    lastOffset = Long.MIN_VALUE;
  }

  private void flush(Slot window, GatheredWindow distributions, Outlet outlet) {
    Distribution whole = new Distribution();
    distributions.forEach(
        (name, distribution) -> {
          whole.add(distribution);
          send(window, name, distribution, outlet);
        });
    send(window, SeriesKey.WHOLE_SERVICE, whole, outlet);
  }

  private void send(Slot window, String series, Distribution sum, Outlet outlet) {
    SeriesKey key = new SeriesKey(measure, window.service, series);
    if (firstOffset <= lastOffset) {
      sum.addSource(partition, firstOffset, lastOffset);
    }
    outlet.accept(key, sum.toDelta(key, window.variant.toString(), window.start));
  }
}
