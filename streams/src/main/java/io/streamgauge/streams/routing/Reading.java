package io.streamgauge.streams.routing;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What is found out while one answer is read: whether anything is stale, what could not be reached,
 * how far the stores had come. It belongs to the thread that it was begun on; reads of that thread
 * add to it until it is ended.
 */
public final class Reading {

  private static final ThreadLocal<Reading> CURRENT = new ThreadLocal<>();

  /** A part of a group of stores. */
  record Part(StoreGroup group, int partition) {}

  private record Copy(String store, int partition) {}

  private record Lack(String content, List<String> kinds, int of) {}

  private final Position wanted;
  private final Map<Copy, Long> lags = new HashMap<>();
  private final Map<Lack, Set<Integer>> missing = new LinkedHashMap<>();
  private final Map<Lack, String> reasons = new HashMap<>();
  private final Set<Part> readHere = new HashSet<>();
  private final Set<Part> copiesReadHere = new HashSet<>();
  private final Set<Object> open = new HashSet<>();
  private Position reached = Position.NONE;
  private boolean lagUnknown;
  private boolean anythingRead;
  private boolean insistent = true;

  private Reading(Position wanted) {
    this.wanted = requireNonNull(wanted, "wanted");
  }

  /**
   * Begins to read on this thread; ends what was begun before.
   *
   * @param wanted how far stores have to be
   */
  static Reading begin(Position wanted) {
    Reading reading = new Reading(wanted);
    CURRENT.set(reading);
    return reading;
  }

  /** For a single read that nobody looks at as a whole. */
  static Reading detached() {
    return new Reading(Position.NONE);
  }

  /** What this thread reads, if it has begun. */
  public static Optional<Reading> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Ends what this thread reads. */
  static void end() {
    CURRENT.remove();
  }

  Position wanted() {
    return wanted;
  }

  /**
   * What was read apart from an answer.
   *
   * @param reading what was found out with it
   */
  public record Apart<T>(T result, Reading reading) {

    /** Whether it may serve other answers: all of it was read, where it is worked on. */
    public boolean isWhole() {
      return !reading.isStale() && reading.missing.isEmpty();
    }
  }

  /** Reads what may serve other answers, too; {@link #add} counts it as read for this one. */
  public static <T> Apart<T> apart(Supplier<T> read) {
    Reading outer = CURRENT.get();
    Reading inner = begin(outer == null ? Position.NONE : outer.wanted);
    try {
      return new Apart<>(read.get(), inner);
    } finally {
      if (outer == null) {
        end();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  /** Whether a position is asked for. */
  public boolean isDemanding() {
    return !wanted.isEmpty();
  }

  /** Counts what another one has found out as found out by this one. */
  public void add(Reading other) {
    other.lags.forEach((copy, lag) -> lags.merge(copy, lag, Math::max));
    other.missing.forEach(
        (lack, parts) -> missing.computeIfAbsent(lack, none -> new TreeSet<>()).addAll(parts));
    other.reasons.forEach(reasons::putIfAbsent);
    readHere.addAll(other.readHere);
    copiesReadHere.addAll(other.copiesReadHere);
    reached = other.reached.isEmpty() ? reached : reached.merge(other.reached);
    lagUnknown |= other.lagUnknown;
    anythingRead |= other.anythingRead;
    insistent &= other.insistent;
  }

  /** Whether to ask even those who did not answer lately: until that was once in vain. */
  boolean isInsistent() {
    return insistent;
  }

  /** Notes that it was in vain to ask those who did not answer lately. */
  void insistedInVain() {
    insistent = false;
  }

  /** Notes that a part was read here, by the instance that works on it. */
  void readHere(StoreGroup group, int partition) {
    anythingRead = true;
    readHere.add(new Part(group, partition));
  }

  /** Notes that a copy was read here. */
  void copyReadHere(StoreGroup group, int partition) {
    copiesReadHere.add(new Part(group, partition));
  }

  /** Notes that a part was read elsewhere. */
  void readElsewhere(Position position) {
    anythingRead = true;
    reached = reached.merge(position);
  }

  /**
   * Notes that a copy was read.
   *
   * @param lag records that it is behind; negative where nobody knows
   */
  void stale(String store, int partition, long lag) {
    anythingRead = true;
    lagUnknown |= lag < 0;
    lags.merge(new Copy(store, partition), Math.max(0, lag), Math::max);
  }

  void missing(String store, Set<Integer> partitions, int of, String reason) {
    Contents contents = Contents.of(store);
    Lack lack = new Lack(contents.description(), contents.kinds(), of);
    missing.computeIfAbsent(lack, none -> new TreeSet<>()).addAll(partitions);
    reasons.putIfAbsent(lack, reason);
  }

  /** Notes a window that can still change. */
  public void foundOpen(Object window) {
    open.add(window);
  }

  /** Whether any window was noted as open. */
  public boolean foundAnyOpen() {
    return !open.isEmpty();
  }

  /** Whether a window was noted as open. */
  public boolean wasOpen(Object window) {
    return open.contains(window);
  }

  boolean isStale() {
    return !lags.isEmpty();
  }

  /** Records that copies are behind, all together; empty where nobody knows. */
  Optional<Long> lag() {
    return lagUnknown
        ? Optional.empty()
        : Optional.of(lags.values().stream().mapToLong(Long::longValue).sum());
  }

  List<Unreached> missing() {
    return missing.entrySet().stream()
        .map(
            entry ->
                new Unreached(
                    entry.getKey().content(),
                    entry.getKey().kinds(),
                    List.copyOf(entry.getValue()),
                    entry.getKey().of(),
                    reasons.get(entry.getKey())))
        .toList();
  }

  /** Whether something was to be read and nothing of it could be. */
  boolean isAllMissing() {
    return !anythingRead && !missing.isEmpty();
  }

  /** Whether any store was asked for. */
  boolean isUsed() {
    return anythingRead || !missing.isEmpty();
  }

  Set<Part> partsReadHere() {
    return readHere;
  }

  Set<Part> copiesReadHere() {
    return copiesReadHere;
  }

  Position reachedElsewhere() {
    return reached;
  }
}
