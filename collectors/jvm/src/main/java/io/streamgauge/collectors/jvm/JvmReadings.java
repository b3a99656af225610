package io.streamgauge.collectors.jvm;

import com.sun.management.OperatingSystemMXBean;
import io.streamgauge.event.MemoryPool;
import io.streamgauge.event.MemorySample;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** Reads the platform beans. */
final class JvmReadings {

  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final BufferPoolMXBean direct =
      ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
          .filter(pool -> pool.getName().equals("direct"))
          .findFirst()
          .orElse(null);

  MemorySample read(long now) {
    MemoryUsage heap = memory.getHeapMemoryUsage();
    return MemorySample.newBuilder()
        .setTime(now)
        .setHeapUsed(heap.getUsed())
        .setHeapCommitted(heap.getCommitted())
        .setHeapMax(known(heap.getMax()))
        .setPools(pools.stream().filter(MemoryPoolMXBean::isValid).map(JvmReadings::pool).toList())
        .setNonHeapUsed(memory.getNonHeapMemoryUsage().getUsed())
        .setDirectBuffers(direct == null ? null : known(direct.getMemoryUsed()))
        .setRss(ResidentSetSize.read())
        .setThreads(threads.getThreadCount())
        .setProcessCpu(ratio(system.getProcessCpuLoad()))
        .setSystemCpu(ratio(system.getCpuLoad()))
        .setLoadAverage(known(system.getSystemLoadAverage()))
        .build();
  }

  private static MemoryPool pool(MemoryPoolMXBean pool) {
    MemoryUsage afterCollection = pool.getCollectionUsage();
    return MemoryPool.newBuilder()
        .setName(pool.getName())
        .setUsed(pool.getUsage().getUsed())
        .setMax(known(pool.getUsage().getMax()))
        .setUsedAfterCollection(afterCollection == null ? null : afterCollection.getUsed())
        .build();
  }

  /** The beans say -1 where they do not know. */
  private static Long known(long bytes) {
    return bytes < 0 ? null : bytes;
  }

  private static Double known(double load) {
    return load < 0 ? null : load;
  }

  /** The beans say a negative number or NaN where they do not know yet. */
  private static Double ratio(double load) {
    return load >= 0 ? Math.min(load, 1) : null;
  }
}
