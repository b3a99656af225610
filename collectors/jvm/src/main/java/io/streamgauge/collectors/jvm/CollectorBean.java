package io.streamgauge.collectors.jvm;

import io.streamgauge.event.CollectionScope;

/** What the beans of HotSpot's collectors collect, by their names in JDK 17 to 25. */
final class CollectorBean {

  private CollectorBean() {}

  /**
   * @param name name of the collector's bean
   * @param cause cause as the JVM gives it
   * @param old how the collection changed the pool of old objects; null where there is no such pool
   */
  static CollectionScope scope(String name, String cause, OldPoolChange old) {
    return switch (name) {
      case "Copy", "PS Scavenge", "ZGC Minor Cycles" -> CollectionScope.YOUNG;
      case "MarkSweepCompact", "PS MarkSweep", "G1 Old Generation" -> CollectionScope.FULL;
      case "ZGC Cycles", "ZGC Major Cycles" -> CollectionScope.FULL;
      case "G1 Young Generation" ->
          old != null && old.wasCollected() ? CollectionScope.MIXED : CollectionScope.YOUNG;
      case "Shenandoah Cycles" -> shenandoah(cause, old);
      default -> CollectionScope.UNKNOWN;
    };
  }

  /** With generations, its one bean tells young cycles too. */
  private static CollectionScope shenandoah(String cause, OldPoolChange old) {
    if (old == null || cause.equals("System.gc()")) {
      return CollectionScope.FULL;
    }
    return old.shrank() ? CollectionScope.MIXED : CollectionScope.YOUNG;
  }
}
