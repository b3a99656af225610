package io.streamgauge.streams.routing;

import io.streamgauge.service.http.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;

/**
 * One read of one store, of all of its partitions or of that of a key: first of those who work on
 * them, then of those who have copies, then of everybody, at last of those who did not answer
 * lately. Used once, by one thread.
 */
final class Gather<V> {

  private static final Duration PATIENCE = Duration.ofMillis(1_500);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final Instances instances;
  private final OwnStores own;
  private final RemoteStores remote;
  private final StoreValues values;
  private final StoreGroup group;
  private final Reading reading;
  private final StoreRead read;
  private final Consumer<Entry<V>> visitor;
  private final int partitions;
  private final Set<Integer> left;
  private final Map<Integer, String> reasons = new TreeMap<>();
  private final Waiting waiting;
  private boolean waits;
  private boolean behind;

  /**
   * @param partitions how many the store has
   * @param wanted those to read
   */
  Gather(
      RoutedStores.Parts parts,
      StoreGroup group,
      Reading reading,
      StoreRead read,
      Consumer<Entry<V>> visitor,
      int partitions,
      Collection<Integer> wanted) {
    this.instances = parts.instances();
    this.own = parts.own();
    this.remote = parts.remote();
    this.values = parts.values();
    this.waiting = parts.waiting();
    this.group = group;
    this.reading = reading;
    this.read = read;
    this.visitor = visitor;
    this.partitions = partitions;
    this.left = new TreeSet<>(wanted);
  }

  /**
   * @throws ProblemException 503 if others would have to be asked, and too many requests wait for
   *     others already
   */
  void run() {
    try {
      gather();
    } finally {
      if (waits) {
        waiting.leave();
      }
    }
  }

  private void gather() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (askEveryone() && System.nanoTime() - deadline < 0) {
      OwnStores.pause(LOOK_EVERY);
    }
    if (!left.isEmpty() && behind) {
      throw new ProblemException(
          503,
          "Position not reached",
          "the stores did not come to the position within %d s; ask again"
              .formatted(OwnStores.MOST_WAIT.toSeconds()));
    }
    if (!left.isEmpty()) {
      String why = String.join("; ", new TreeSet<>(reasons.values()));
      reading.missing(read.store(), Set.copyOf(left), partitions, why);
    }
  }

  /** Whether to ask again: where tasks change hands, there is a moment when nobody has one. */
  private boolean askEveryone() {
    reasons.clear();
    Map<Integer, Holders> holders = instances.holders(group, left);
    askWorkers(holders);
    if (!left.isEmpty()) {
      askCopies(partition -> instances.withCopies(holders.get(partition)));
    }
    if (!left.isEmpty()) {
      askCopies(partition -> instances.others(holders.get(partition)));
    }
    if (!left.isEmpty() && reading.isInsistent()) {
      askSilent();
    }
    return !behind && left.stream().anyMatch(partition -> isAboutToCome(holders.get(partition)));
  }

  /** Whether someone who is there should have a partition. */
  private boolean isAboutToCome(Holders who) {
    return Stream.concat(who.active().stream(), who.standbys().stream())
        .anyMatch(host -> instances.isSelf(host) || !remote.isSilent(host));
  }

  private void askWorkers(Map<Integer, Holders> holders) {
    Map<HostInfo, List<Integer>> elsewhere = new HashMap<>();
    List<Integer> here = new ArrayList<>();
    holders.forEach(
        (partition, who) -> {
          if (who.active().isEmpty() || instances.isSelf(who.active().get())) {
            here.add(partition);
          } else {
            elsewhere.computeIfAbsent(who.active().get(), host -> new ArrayList<>()).add(partition);
          }
        });
    List<CompletableFuture<Map<Integer, PartAnswer>>> asked = ask(elsewhere, false);
    Map<Integer, Runnable> ready = new TreeMap<>(); // so that the order is the same everywhere
    here.forEach(
        partition ->
            readHere(partition).ifPresent(entries -> ready.put(partition, entries::handOn)));
    for (var answers : asked) {
      answers
          .join()
          .forEach((partition, answer) -> ready.put(partition, () -> take(partition, answer)));
    }
    ready.values().forEach(Runnable::run);
  }

  private Optional<AllOrNothing<V>> readHere(int partition) {
    AllOrNothing<V> entries = new AllOrNothing<>(visitor);
    try {
      own.read(read, partition, reading.wanted(), entries);
    } catch (BehindException e) {
      behind = true;
      return Optional.empty();
    } catch (UnreadableException e) {
      if (entries.hasBegun()) {
        throw RoutedStores.notReady(e.getMessage());
      }
      reasons.put(partition, e.getMessage());
      return Optional.empty();
    }
    reading.readHere(group, partition);
    left.remove(partition);
    return Optional.of(entries);
  }

  private List<CompletableFuture<Map<Integer, PartAnswer>>> ask(
      Map<HostInfo, List<Integer>> hosts, boolean copies) {
    List<CompletableFuture<Map<Integer, PartAnswer>>> asked = new ArrayList<>();
    if (!hosts.isEmpty()) {
      takePlace();
    }
    hosts.forEach(
        (host, parts) ->
            asked.add(remote.ask(host, new StoreQuery(read, parts, copies, reading.wanted()))));
    return asked;
  }

  private void takePlace() {
    if (!waits) {
      waiting.enter();
      waits = true;
    }
  }

  private void take(int partition, PartAnswer answer) {
    if (!answer.isRead()) {
      behind |= answer.kind() == PartAnswer.Kind.BEHIND;
      reasons.put(partition, answer.reason());
      return;
    }
    if (answer.kind() == PartAnswer.Kind.COPY) {
      reading.stale(read.store(), partition, answer.lag());
    }
    reading.readElsewhere(answer.position());
    for (Entry<byte[]> entry : answer.entries()) {
      V value = values.read(read.store(), entry.value());
      visitor.accept(new Entry<>(entry.key(), entry.start(), entry.open(), value));
    }
    left.remove(partition);
  }

  /** Who may hold a copy of a partition. */
  private interface Candidates {
    Collection<HostInfo> of(int partition);
  }

  private void askCopies(Candidates candidates) {
    Map<HostInfo, List<Integer>> elsewhere = new HashMap<>();
    Set<Integer> here = new LinkedHashSet<>();
    for (int partition : left) {
      for (HostInfo host : candidates.of(partition)) {
        if (instances.isSelf(host)) {
          here.add(partition);
        } else {
          elsewhere.computeIfAbsent(host, none -> new ArrayList<>()).add(partition);
        }
      }
    }
    List<CompletableFuture<Map<Integer, PartAnswer>>> asked = ask(elsewhere, true);
    Map<Integer, OwnCopy> owns = new HashMap<>();
    here.forEach(partition -> readCopy(partition, owns));
    Map<Integer, PartAnswer> best = best(asked);
    owns.forEach((partition, copy) -> takeBetter(partition, copy, best));
    best.forEach(this::take);
  }

  private void askSilent() {
    takePlace();
    StoreQuery query = new StoreQuery(read, List.copyOf(left), true, reading.wanted());
    List<CompletableFuture<Map<Integer, PartAnswer>>> asked =
        instances.others().stream()
            .filter(remote::isSilent)
            .map(host -> remote.askEvenIfSilent(host, query))
            .toList();
    best(asked).forEach(this::take);
    if (!asked.isEmpty() && !left.isEmpty()) {
      reading.insistedInVain();
    }
  }

  private static Map<Integer, PartAnswer> best(
      List<CompletableFuture<Map<Integer, PartAnswer>>> asked) {
    Map<Integer, PartAnswer> best = new TreeMap<>();
    for (var answers : asked) {
      answers
          .join()
          .forEach(
              (partition, answer) ->
                  best.merge(partition, answer, (a, b) -> rank(a) <= rank(b) ? a : b));
    }
    return best;
  }

  private final class OwnCopy {
    private final List<Entry<V>> entries = new ArrayList<>();
    private long lag;
  }

  private void readCopy(int partition, Map<Integer, OwnCopy> owns) {
    OwnCopy copy = new OwnCopy();
    try {
      copy.lag = own.<V>readCopy(read, partition, reading.wanted(), copy.entries::add);
      owns.put(partition, copy);
    } catch (BehindException e) {
      behind = true;
    } catch (UnreadableException e) {
      reasons.putIfAbsent(partition, e.getMessage());
    }
  }

  /** Takes the own copy, unless another one is less behind. */
  private void takeBetter(int partition, OwnCopy copy, Map<Integer, PartAnswer> best) {
    PartAnswer other = best.get(partition);
    if (other != null && rank(other) < rank(copy.lag)) {
      return;
    }
    best.remove(partition);
    reading.stale(read.store(), partition, copy.lag);
    reading.copyReadHere(group, partition);
    copy.entries.forEach(visitor);
    left.remove(partition);
  }

  /** The less, the better. */
  private static long rank(PartAnswer answer) {
    return switch (answer.kind()) {
      case FRESH -> -1;
      case COPY -> rank(answer.lag());
      case BEHIND, UNREADABLE -> Long.MAX_VALUE;
    };
  }

  private static long rank(long lag) {
    return lag < 0 ? Long.MAX_VALUE - 1 : lag;
  }
}
