package io.streamgauge.bench.queries;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.regex.Pattern;

/** Processor time that something has taken so far, in nanoseconds. */
interface CpuTime {

  long nanos();

  /** All of this process: its threads, its collector, its compiler. */
  static CpuTime ofThisProcess() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system::getProcessCpuTime;
  }

  /** Threads of this process that live, by their names. */
  static CpuTime ofThreads(Pattern names) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return () -> {
      long sum = 0;
      for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
        if (thread != null && names.matcher(thread.getThreadName()).matches()) {
          sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
        }
      }
      return sum;
    };
  }

  /** All of another process, to the hundredth of a second where the system counts so. */
  static CpuTime of(ProcessHandle process) {
    return () -> process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }
}
