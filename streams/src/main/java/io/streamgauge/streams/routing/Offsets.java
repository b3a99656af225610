package io.streamgauge.streams.routing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets of the input that the stores of this process are made of. Results are held on the heap
 * and written while they are being committed, so what a store holds is known by two bounds: all
 * that has been committed is in it, and nothing that has not been fetched. Thread-safe.
 */
final class Offsets {

  private static final Duration MOST_WAIT = Duration.ofMillis(700);
  private static final Duration NO_WAIT_FOR = Duration.ofSeconds(1);
  private static final long UNKNOWN = -1;

  private record Base(long assignment, Map<TopicPartition, Long> committed) {}

  private final Map<TopicPartition, Long> fetched;
  private final Coalesced<Map<TopicPartition, Long>> committed;
  private final AtomicLong assignment = new AtomicLong();
  private volatile Base base = new Base(UNKNOWN, Map.of());
  private volatile long notWaitedSince = System.nanoTime() - NO_WAIT_FOR.toNanos();

  /**
   * @param fetched how far this process has fetched, noted by {@link FetchedOffsets}
   * @param committed asks what the group has committed
   */
  Offsets(Map<TopicPartition, Long> fetched, Coalesced<Map<TopicPartition, Long>> committed) {
    this.fetched = fetched;
    this.committed = committed;
  }

  /** Notes that this process may work on other partitions now. */
  void assignmentChanged() {
    assignment.incrementAndGet();
  }

  /** What the stores that this process works on can hold at most. */
  Position atMost(Collection<TopicPartition> inputs) {
    Map<TopicPartition, Long> before = whenAssigned();
    Map<TopicPartition, Long> most = new HashMap<>();
    for (TopicPartition input : inputs) {
      long offset =
          Math.max(fetched.getOrDefault(input, UNKNOWN), before.getOrDefault(input, UNKNOWN));
      if (offset >= 0) {
        most.put(input, offset);
      }
    }
    return new Position(most);
  }

  /** What the stores that this process works on hold at least. */
  Position atLeast(Collection<TopicPartition> inputs) {
    Map<TopicPartition, Long> least = new HashMap<>(committed().of(inputs).offsets());
    // Whoever lost its work without knowing it yet has not fetched what another one has committed.
    atMost(inputs).offsets().forEach((input, most) -> least.merge(input, most, Math::min));
    return new Position(least);
  }

  /** What the group has committed by now; nothing, where the brokers do not tell. */
  Position committed() {
    return new Position(within(committed.ask()).orElse(Map.of()));
  }

  /** What had been committed when the present assignment began, whoever did it. */
  private Map<TopicPartition, Long> whenAssigned() {
    long present = assignment.get();
    Base known = base;
    if (known.assignment() != present) {
      Optional<Map<TopicPartition, Long>> now = within(committed.ask());
      known = new Base(now.isEmpty() ? UNKNOWN : present, now.orElse(known.committed()));
      base = known;
    }
    return known.committed();
  }

  /** Brokers that keep one question waiting do not hold up the next ones. */
  private <T> Optional<T> within(CompletableFuture<T> asked) {
    boolean wait = System.nanoTime() - notWaitedSince >= NO_WAIT_FOR.toNanos();
    try {
      return Optional.of(asked.get(wait ? MOST_WAIT.toMillis() : 0, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      if (wait) {
        notWaitedSince = System.nanoTime();
      }
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
