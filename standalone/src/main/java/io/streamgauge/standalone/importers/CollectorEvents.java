package io.streamgauge.standalone.importers;

import com.microsoft.gctoolkit.event.GCCause;
import com.microsoft.gctoolkit.event.GCEvent;
import com.microsoft.gctoolkit.event.MemoryPoolSummary;
import com.microsoft.gctoolkit.event.g1gc.G1FullGC;
import com.microsoft.gctoolkit.event.g1gc.G1GCPauseEvent;
import com.microsoft.gctoolkit.event.g1gc.G1Mixed;
import com.microsoft.gctoolkit.event.g1gc.G1Young;
import com.microsoft.gctoolkit.event.generational.CMSPauseEvent;
import com.microsoft.gctoolkit.event.generational.ConcurrentSweep;
import com.microsoft.gctoolkit.event.generational.FullGC;
import com.microsoft.gctoolkit.event.generational.GenerationalGCPauseEvent;
import com.microsoft.gctoolkit.event.jvm.JVMEvent;
import com.microsoft.gctoolkit.event.zgc.FullZGCCycle;
import com.microsoft.gctoolkit.event.zgc.MajorZGCCycle;
import com.microsoft.gctoolkit.event.zgc.MinorZGCCycle;
import com.microsoft.gctoolkit.message.ChannelName;
import com.microsoft.gctoolkit.message.JVMEventChannel;
import com.microsoft.gctoolkit.message.JVMEventChannelListener;
import com.microsoft.gctoolkit.time.DateTimeStamp;
import io.streamgauge.event.Collection;
import io.streamgauge.event.CollectionScope;
import java.time.Instant;

/**
 * Turns what GCToolKit found in a log into collections. Every pause is one, so that pauses add up;
 * those that collect nothing (the marks of CMS and G1) are of scope UNKNOWN.
 */
final class CollectorEvents implements JVMEventChannel {

  private final Instant start;
  private final RecordedEvents events;
  private final HeapLimit limit = new HeapLimit();
  private boolean swept;
  private long lastUsed;

  CollectorEvents(Instant start, RecordedEvents events) {
    this.start = start;
    this.events = events;
  }

  /** Sees every line of the log before GCToolKit does. */
  void look(String line) {
    limit.look(line);
  }

  void skip(String reason) {
    events.skipped(reason);
  }

  @Override
  public void publish(ChannelName channel, JVMEvent event) {
    if (event instanceof ConcurrentSweep) {
      swept = true;
    } else if (event instanceof GenerationalGCPauseEvent pause) {
      pause(pause, scope(pause), pause.getHeap());
    } else if (event instanceof G1GCPauseEvent pause) {
      pause(pause, scope(pause), pause.getHeap());
    } else if (event instanceof FullZGCCycle cycle) {
      cycle(cycle, CollectionScope.FULL, ZgcCycle.of(cycle));
    } else if (event instanceof MajorZGCCycle cycle) {
      cycle(cycle, CollectionScope.FULL, ZgcCycle.of(cycle));
    } else if (event instanceof MinorZGCCycle cycle) {
      cycle(cycle, CollectionScope.YOUNG, ZgcCycle.of(cycle));
    }
  }

  @Override
  public void registerListener(JVMEventChannelListener listener) {
    throw new UnsupportedOperationException("events go to one place only");
  }

  @Override
  public void close() {}

  private CollectionScope scope(GenerationalGCPauseEvent pause) {
    if (pause instanceof CMSPauseEvent) {
      return CollectionScope.UNKNOWN;
    }
    boolean firstAfterSweep = swept;
    swept = false;
    if (pause instanceof FullGC) {
      return CollectionScope.FULL;
    }
    return firstAfterSweep ? CollectionScope.MIXED : CollectionScope.YOUNG;
  }

  private static CollectionScope scope(G1GCPauseEvent pause) {
    if (pause instanceof G1FullGC) {
      return CollectionScope.FULL;
    }
    if (pause instanceof G1Mixed) {
      return CollectionScope.MIXED;
    }
    return pause instanceof G1Young ? CollectionScope.YOUNG : CollectionScope.UNKNOWN;
  }

  /** A pause without sizes is worth telling only where nothing was to be collected. */
  private void pause(GCEvent pause, CollectionScope scope, MemoryPoolSummary heap) {
    boolean sized = heap != null && heap.isValid();
    if (pause.getDuration() < 0 || !sized && scope != CollectionScope.UNKNOWN) {
      skip("collection without its duration or the sizes of the heap");
      return;
    }
    if (sized) {
      limit.size(kibibytes(heap.getSizeAfterCollection()));
      lastUsed = kibibytes(heap.getOccupancyAfterCollection());
    }
    Long before = sized ? kibibytes(heap.getOccupancyBeforeCollection()) : null;
    emit(pause, scope, pause.getDuration(), before);
  }

  private void cycle(GCEvent event, CollectionScope scope, ZgcCycle cycle) {
    if (cycle == null) {
      skip("collection without its duration or the sizes of the heap");
      return;
    }
    limit.size(kibibytes(cycle.capacity()));
    lastUsed = kibibytes(cycle.usedAfter());
    emit(event, scope, cycle.pause(), kibibytes(cycle.usedBefore()));
  }

  private void emit(GCEvent event, CollectionScope scope, double pauseSeconds, Long usedBefore) {
    events.collection(
        Collection.newBuilder()
            .setTime(millis(event.getDateTimeStamp()) + Math.round(event.getDuration() * 1000))
            .setCollector(event.getGarbageCollectionType().getLabel())
            .setScope(scope)
            .setCause(cause(event.getGCCause()))
            .setPause(Math.round(pauseSeconds * 1e9))
            .setUsedBefore(usedBefore)
            .setUsedAfter(lastUsed)
            .setHeapMax(limit.bytes())
            .build());
  }

  private long millis(DateTimeStamp stamp) {
    return stamp.hasDateStamp()
        ? stamp.getDateTime().toInstant().toEpochMilli()
        : start.toEpochMilli() + Math.round(stamp.toMilliseconds());
  }

  private static String cause(GCCause cause) {
    return cause == null || cause == GCCause.GCCAUSE_NOT_SET || cause == GCCause.UNKNOWN_GCCAUSE
        ? null
        : cause.getLabel();
  }

  private static long kibibytes(long count) {
    return count * 1024;
  }
}
