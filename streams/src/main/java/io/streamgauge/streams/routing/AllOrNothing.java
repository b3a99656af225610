package io.streamgauge.streams.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands the entries of a partition on when all of them are read, so that nothing is counted twice
 * where another instance has to be asked for it after all. Very many are not waited for. Not
 * thread-safe.
 */
final class AllOrNothing<V> implements Consumer<Entry<V>> {

  private static final int MOST = 10_000;

  private final Consumer<Entry<V>> target;
  private final List<Entry<V>> waiting = new ArrayList<>();
  private boolean begun;

  AllOrNothing(Consumer<Entry<V>> target) {
    this.target = target;
  }

  @Override
  public void accept(Entry<V> entry) {
    waiting.add(entry);
    if (waiting.size() >= MOST) {
      begun = true;
      handOn();
    }
  }

  /** To be called when all have come. */
  void handOn() {
    waiting.forEach(target);
    waiting.clear();
  }

  /** Whether some have been handed on already. */
  boolean hasBegun() {
    return begun;
  }
}
