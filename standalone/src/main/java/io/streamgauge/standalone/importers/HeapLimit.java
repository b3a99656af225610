package io.streamgauge.standalone.importers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the limit of the heap in a collector's log: what the head of the log says, or else the
 * largest size that the heap has had so far.
 */
final class HeapLimit {

  private static final Pattern STATED =
      Pattern.compile(
          "(?:-XX:MaxHeapSize=|Maximum heap |gc,init.*Max(?:imum)? Capacity: )(\\d+)([KMG]?)");

  private static final int LINES_OF_HEAD = 100;

  private int lines;
  private Long stated;
  private long largest;

  void look(String line) {
    if (stated == null && lines++ < LINES_OF_HEAD) {
      Matcher matcher = STATED.matcher(line);
      if (matcher.find()) {
        stated = Long.parseLong(matcher.group(1)) * unit(matcher.group(2));
      }
    }
  }

  /** The heap was seen to have this size. */
  void size(long bytes) {
    largest = Math.max(largest, bytes);
  }

  /** Bytes; null where nothing is known yet. */
  Long bytes() {
    return stated != null ? stated : largest > 0 ? (Long) largest : null;
  }

  private static long unit(String letter) {
    return switch (letter) {
      case "K" -> 1L << 10;
      case "M" -> 1L << 20;
      case "G" -> 1L << 30;
      default -> 1;
    };
  }
}
