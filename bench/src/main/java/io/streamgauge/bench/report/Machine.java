package io.streamgauge.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * What a measurement ran on.
 *
 * @param cpu model of the processor
 * @param cores how many of its cores this process may use
 * @param memoryBytes physical memory, 0 where unknown
 * @param maxHeapBytes what the heap may grow to
 * @param jdk version and maker
 * @param os name, version and architecture
 * @param kafka version of broker and clients
 * @param load processes that wanted a core just before, one minute's mean; negative where unknown
 */
public record Machine(
    String cpu,
    int cores,
    long memoryBytes,
    long maxHeapBytes,
    String jdk,
    String os,
    String kafka,
    double load) {

  private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
  private static final Pattern TOTAL = Pattern.compile("(?m)^MemTotal:\\s*(\\d+) kB$");

  /** This one, now. */
  public static Machine here() {
    return new Machine(
        first(MODEL, "/proc/cpuinfo", System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(first(TOTAL, "/proc/meminfo", "0")) << 10,
        Runtime.getRuntime().maxMemory(),
        System.getProperty("java.vm.version") + " " + System.getProperty("java.vendor"),
        System.getProperty("os.name")
            + ' '
            + System.getProperty("os.version")
            + ' '
            + System.getProperty("os.arch"),
        AppInfoParser.getVersion(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String first(Pattern pattern, String file, String otherwise) {
    try {
      Matcher matcher = pattern.matcher(Files.readString(Path.of(file)));
      return matcher.find() ? matcher.group(1).strip() : otherwise;
    } catch (IOException e) {
      return otherwise; // not Linux
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %.1f GiB, heap %.1f GiB; JDK %s; %s; Kafka %s; load before %.2f",
        cpu,
        cores,
        gibibytes(memoryBytes),
        gibibytes(maxHeapBytes),
        jdk,
        os,
        kafka,
        load);
  }

  private static double gibibytes(long bytes) {
    return bytes / (double) (1L << 30);
  }
}
