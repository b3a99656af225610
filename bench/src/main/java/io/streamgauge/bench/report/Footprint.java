package io.streamgauge.bench.report;

import io.streamgauge.service.rocksdb.BoundedRocksDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What this process and a directory take up, in bytes.
 *
 * @param heap used after a full collection
 * @param resident memory of the whole process without the files that it has mapped, which the
 *     system takes back when it likes; 0 where unknown
 * @param state files below the directory
 */
public record Footprint(long heap, long resident, long state) {

  /** What a JVM takes beside its heap for classes, code, threads and buffers, about. */
  private static final long OF_THE_JVM = 512L << 20;

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^RssAnon:\\s*(\\d+) kB$");

  /** Now; collects garbage first. */
  public static Footprint of(Path directory) {
    long resident = residentNow();
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new Footprint(heap, resident, size(directory));
  }

  /**
   * What the configuration allows this process to take: its heap, RocksDB's memory, and what a JVM
   * takes beside them.
   */
  public static long limit() {
    long rocksDb = (long) BoundedRocksDb.DEFAULT_MEGABYTES << 20;
    return Runtime.getRuntime().maxMemory() + rocksDb + OF_THE_JVM;
  }

  private static long residentNow() {
    try {
      Matcher matcher = RESIDENT.matcher(Files.readString(STATUS));
      return matcher.find() ? Long.parseLong(matcher.group(1)) << 10 : 0;
    } catch (IOException e) {
      return 0; // not Linux
    }
  }

  private static long size(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(Footprint::sizeOrGone).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of a store in use come and go. */
  private static long sizeOrGone(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
