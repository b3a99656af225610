package io.streamgauge.service.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongBinaryOperator;

/**
 * How far a client has come: the next offsets of each kind that it wants. Kinds are told apart,
 * because those that share a topic are sent one after the other. Not thread-safe.
 */
final class Progress {

  private final Map<FeedKind<?>, long[]> next = new LinkedHashMap<>();
  private int generation;

  /** Nothing is known; to be completed by {@link #complete}. */
  Progress() {}

  /** What an id told. */
  Progress(int generation, Map<FeedKind<?>, long[]> known) {
    this.generation = generation;
    next.putAll(known);
  }

  int generation() {
    return generation;
  }

  Map<FeedKind<?>, long[]> next() {
    return next;
  }

  boolean isEmpty() {
    return next.isEmpty();
  }

  /** Begins anew. */
  void restart(Collection<FeedKind<?>> kinds, Offsets at) {
    next.clear();
    complete(kinds, at);
  }

  /** Keeps the wanted kinds only, and lets those of which nothing is known begin at an offset. */
  void complete(Collection<FeedKind<?>> wanted, Offsets at) {
    if (next.isEmpty()) {
      generation = at.generation();
    }
    next.keySet().retainAll(Set.copyOf(wanted));
    wanted.forEach(kind -> next.computeIfAbsent(kind, each -> at.of(each.topic().name())));
  }

  /** Whether a record has not been sent yet. */
  boolean isNew(Entry entry) {
    long[] offsets = next.get(entry.kind());
    return offsets != null
        && (entry.partition() >= offsets.length || entry.offset() >= offsets[entry.partition()]);
  }

  /** Everything of a kind before these offsets has been sent. */
  void advance(FeedKind<?> kind, Offsets after) {
    next.computeIfPresent(
        kind, (each, offsets) -> combined(offsets, after.of(kind.topic().name()), Math::max));
  }

  /** Whether everything before these offsets has been sent. */
  boolean covers(Offsets target) {
    return next.entrySet().stream()
        .allMatch(each -> covers(each.getValue(), target.of(each.getKey().topic().name())));
  }

  private static boolean covers(long[] offsets, long[] target) {
    for (int i = 0; i < target.length; i++) {
      if ((i < offsets.length ? offsets[i] : 0) < target[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Moves to where records still are.
   *
   * @return the kinds of which records are gone
   */
  List<FeedKind<?>> moveInto(Offsets beginnings, Offsets ends) {
    List<FeedKind<?>> gone = new ArrayList<>();
    next.replaceAll(
        (kind, offsets) -> {
          long[] first = beginnings.of(kind.topic().name());
          long[] last = ends.of(kind.topic().name());
          long[] wanted = Arrays.copyOf(offsets, last.length);
          long[] moved = combined(combined(wanted, first, Math::max), last, Math::min);
          if (!Arrays.equals(wanted, 0, offsets.length, moved, 0, offsets.length)) {
            gone.add(kind);
          }
          return moved;
        });
    return gone;
  }

  /** Where to begin to read: for each topic, where the kind begins that is behind. */
  Offsets start() {
    Map<String, long[]> byTopic = new HashMap<>();
    next.forEach(
        (kind, offsets) ->
            byTopic.merge(
                kind.topic().name(), offsets, (left, right) -> combined(left, right, Math::min)));
    return new Offsets(generation, byTopic);
  }

  /** How many records, at most, lie between here and there. */
  long distance(Offsets there) {
    Offsets start = start();
    return next.keySet().stream()
        .map(kind -> kind.topic().name())
        .distinct()
        .mapToLong(
            topic -> Arrays.stream(there.of(topic)).sum() - Arrays.stream(start.of(topic)).sum())
        .sum();
  }

  private static long[] combined(long[] left, long[] right, LongBinaryOperator operator) {
    long[] all = Arrays.copyOf(left, Math.max(left.length, right.length));
    for (int i = 0; i < right.length; i++) {
      all[i] = operator.applyAsLong(all[i], right[i]);
    }
    return all;
  }
}
