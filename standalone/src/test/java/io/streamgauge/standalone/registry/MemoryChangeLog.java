package io.streamgauge.standalone.registry;

import io.streamgauge.standalone.registry.ChangeFormat.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A compacted topic as one would have it in a test: the newest value of each key. */
final class MemoryChangeLog implements ChangeLog {

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private boolean broken;

  /** From now on nothing can be written. */
  void breakDown() {
    broken = true;
  }

  void repair() {
    broken = false;
  }

  @Override
  public void replay(Consumer<Change> target) {
    entries.values().forEach(entry -> target.accept(ChangeFormat.read(entry)));
  }

  @Override
  public void append(List<Change> changes) {
    if (broken) {
      throw Problem.storeFailed("the log is broken", new IllegalStateException("broken"));
    }
    for (Change change : changes) {
      Entry entry = ChangeFormat.write(change);
      entries.remove(entry.key());
      entries.put(entry.key(), entry);
    }
  }

  @Override
  public void close() {}
}
