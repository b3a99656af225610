package io.streamgauge.collectors.jvm;

import io.streamgauge.event.Collection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A process that makes garbage, old garbage too, and prints the collections that it heard of. */
final class ChurningJvm {

  private static final int KEPT = 2_500;

  private ChurningJvm() {}

  public static void main(String[] arguments) {
    Queue<Collection> collections = new ConcurrentLinkedQueue<>();
    JvmMemory memory = JvmMemory.listening(collections::add);
    long until = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < until && missing(collections, arguments)) {
      churn();
    }
    memory.close();
    for (Collection collection : collections) {
      System.out.printf(
          "%s %s %d%n", collection.getScope(), collection.getCause(), collection.getUsedAfter());
    }
  }

  private static boolean missing(Queue<Collection> collections, String... scopes) {
    for (String scope : scopes) {
      if (collections.stream().noneMatch(c -> c.getScope().toString().equals(scope))) {
        return true;
      }
    }
    return false;
  }

  private static void churn() {
    Deque<byte[]> kept = new ArrayDeque<>();
    for (int i = 0; i < 200_000; i++) {
      byte[] block = new byte[10_000];
      if (i % 20 == 0) {
        kept.add(block);
      }
      if (kept.size() > KEPT) {
        while (kept.size() > KEPT / 5) {
          kept.remove();
        }
      }
    }
    System.gc();
  }
}
