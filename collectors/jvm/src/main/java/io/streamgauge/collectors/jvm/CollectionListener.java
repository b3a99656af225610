package io.streamgauge.collectors.jvm;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import io.streamgauge.event.Collection;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Hears of each collection from the JVM's beans. Concurrent collectors (ZGC, Shenandoah) have a
 * bean for cycles and one for pauses: the pauses are added to the cycle that they belong to, which
 * is told after them. The beans tell whole milliseconds, so shorter pauses count as none.
 */
final class CollectionListener implements NotificationListener {

  private final Consumer<Collection> collections;
  private final long jvmStart = ManagementFactory.getRuntimeMXBean().getStartTime();
  private final List<NotificationEmitter> beans =
      ManagementFactory.getGarbageCollectorMXBeans().stream()
          .filter(NotificationEmitter.class::isInstance)
          .map(NotificationEmitter.class::cast)
          .toList();
  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toUnmodifiableSet());
  private final MemoryPoolMXBean oldPool =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getName().endsWith("Old Gen"))
          .findFirst()
          .orElse(null);
  private final Map<String, Long> pausesOfCycles = new HashMap<>();

  CollectionListener(Consumer<Collection> collections) {
    this.collections = collections;
  }

  void start() {
    beans.forEach(bean -> bean.addNotificationListener(this, null, null));
  }

  void stop() {
    for (NotificationEmitter bean : beans) {
      try {
        bean.removeNotificationListener(this);
      } catch (ListenerNotFoundException alreadyGone) {
        // nothing left to stop
      }
    }
  }

  @Override
  public void handleNotification(Notification notification, Object handback) {
    if (notification
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      ended(GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData()));
    }
  }

  private synchronized void ended(GarbageCollectionNotificationInfo collection) {
    String name = collection.getGcName();
    long nanos = TimeUnit.MILLISECONDS.toNanos(collection.getGcInfo().getDuration());
    if (name.endsWith(" Pauses")) {
      pausesOfCycles.merge(cycleOf(name), nanos, Long::sum);
    } else if (name.endsWith(" Cycles")) {
      Long pauses = pausesOfCycles.remove(name);
      collections.accept(toEvent(collection, pauses == null ? 0 : pauses));
    } else {
      collections.accept(toEvent(collection, nanos));
    }
  }

  private static String cycleOf(String pauses) {
    return pauses.replace(" Pauses", " Cycles");
  }

  private Collection toEvent(GarbageCollectionNotificationInfo collection, long pause) {
    GcInfo info = collection.getGcInfo();
    return Collection.newBuilder()
        .setTime(jvmStart + info.getEndTime())
        .setCollector(collection.getGcName())
        .setScope(
            CollectorBean.scope(
                collection.getGcName(), collection.getGcCause(), oldPoolChange(info)))
        .setCause(collection.getGcCause())
        .setPause(pause)
        .setUsedBefore(heapUsed(info.getMemoryUsageBeforeGc()))
        .setUsedAfter(heapUsed(info.getMemoryUsageAfterGc()))
        .setHeapMax(heapMax())
        .build();
  }

  private OldPoolChange oldPoolChange(GcInfo info) {
    if (oldPool == null) {
      return null;
    }
    String name = oldPool.getName();
    return new OldPoolChange(
        info.getMemoryUsageBeforeGc().get(name).getUsed(),
        info.getMemoryUsageAfterGc().get(name).getUsed(),
        oldPool.getCollectionUsage().getUsed());
  }

  private long heapUsed(Map<String, MemoryUsage> pools) {
    return pools.entrySet().stream()
        .filter(pool -> heapPools.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }

  private static Long heapMax() {
    long max = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax();
    return max < 0 ? null : max;
  }
}
