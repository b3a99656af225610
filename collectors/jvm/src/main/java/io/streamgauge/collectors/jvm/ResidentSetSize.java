package io.streamgauge.collectors.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory of this process that lies in RAM, as Linux tells it. */
final class ResidentSetSize {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String LABEL = "VmRSS:";

  private ResidentSetSize() {}

  /** Bytes; null where the system does not tell. */
  static Long read() {
    if (!Files.isReadable(STATUS)) {
      return null;
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(LABEL))
          .findFirst()
          .map(ResidentSetSize::bytes)
          .orElse(null);
    } catch (IOException | RuntimeException unreadable) {
      return null;
    }
  }

  /** Of a line like {@code VmRSS: 123456 kB}. */
  static Long bytes(String line) {
    return Long.parseLong(line.substring(LABEL.length()).replace("kB", "").trim()) * 1024;
  }
}
