package io.streamgauge.collectors;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Numbers for the names that events carry, so that a buffer holds primitives only. The number of
 * names is bounded: those that come after are all {@value #OTHER}. Names longer than {@value
 * #LONGEST} characters are cut. Safe for use by many threads; looking up a known name allocates
 * nothing.
 */
final class Names {

  static final String OTHER = "__other__";
  static final int LONGEST = 4_000;

  /** The number of a name that is blank, and so none. */
  static final int NONE = -1;

  private final int limit;
  private final ConcurrentMap<String, Integer> numbers = new ConcurrentHashMap<>();
  private final AtomicReferenceArray<String> names;

  private final LongAdder overflowed = new LongAdder();
  private volatile int count = 1;

  /**
   * @param limit how many different names are told apart, 1 or more
   */
  Names(int limit) {
    this.limit = limit;
    this.names = new AtomicReferenceArray<>(limit + 1);
    names.set(0, OTHER);
    numbers.put(OTHER, 0);
  }

  /** The number of a name, or {@link #NONE}. */
  int number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    return name.isBlank() ? NONE : learn(name);
  }

  private int learn(String name) {
    if (name.length() > LONGEST) {
      return number(name.substring(0, LONGEST - 1) + "…");
    }
    if (count > limit) {
      overflowed.increment();
      return 0;
    }
    return append(name);
  }

  private synchronized int append(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    if (count > limit) {
      overflowed.increment();
      return 0;
    }
    int number = count;
    names.set(number, name);
    numbers.put(name, number);
    count = number + 1;
    return number;
  }

  String name(int number) {
    return names.get(number);
  }

  /** How many events got {@value #OTHER} for their name. */
  long overflowed() {
    return overflowed.sum();
  }
}
