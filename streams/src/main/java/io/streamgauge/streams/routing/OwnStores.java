package io.streamgauge.streams.routing;

import io.streamgauge.service.http.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what this process holds, once it has come to the position that is wanted. Thread-safe. */
final class OwnStores {

  /** How long is waited until stores have come to a position. */
  static final Duration MOST_WAIT = Duration.ofSeconds(3);

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final StoreGroups groups;
  private final LocalStores stores;
  private final LocalLag lag;
  private final Offsets offsets;
  private final Waiting waiting;

  OwnStores(
      StoreGroups groups, LocalStores stores, LocalLag lag, Offsets offsets, Waiting waiting) {
    this.groups = groups;
    this.stores = stores;
    this.lag = lag;
    this.offsets = offsets;
    this.waiting = waiting;
  }

  /**
   * Reads a partition that this process works on.
   *
   * @throws UnreadableException if it does not, or not at this moment
   * @throws BehindException if the position is not reached in time
   * @throws ProblemException 503 if too many wait for one already
   */
  <V> void read(StoreRead read, int partition, Position wanted, Consumer<Entry<V>> target) {
    if (!wanted.isEmpty()) {
      awaitPosition(groups.of(read.store()).inputs(partition), wanted);
    }
    stores.read(read, partition, target);
  }

  private void awaitPosition(List<TopicPartition> inputs, Position wanted) {
    Position part = wanted.of(inputs);
    if (!part.isEmpty() && !offsets.atLeast(inputs).reaches(part)) {
      waiting.enter();
      try {
        await(inputs, part);
      } finally {
        waiting.leave();
      }
    }
  }

  private void await(List<TopicPartition> inputs, Position part) {
    long deadline = System.nanoTime() + MOST_WAIT.toNanos();
    do {
      if (System.nanoTime() - deadline > 0) {
        throw new BehindException();
      }
      pause(LOOK_EVERY);
    } while (!offsets.atLeast(inputs).reaches(part));
  }

  /**
   * Reads a copy.
   *
   * @return records that it is behind; negative where nobody knows
   * @throws UnreadableException if there is none here
   * @throws BehindException if it is not certain to have come to the position
   */
  <V> long readCopy(StoreRead read, int partition, Position wanted, Consumer<Entry<V>> target) {
    Position part = wanted.of(groups.of(read.store()).inputs(partition));
    if (!part.isEmpty()) {
      LocalLag.Snapshot known = lag.snapshot();
      if (!known.isCaughtUp(read.store(), partition) || !known.committed().reaches(part)) {
        throw new BehindException();
      }
    }
    return stores.readCopy(read, partition, target);
  }

  /** The answers to a question of another instance, from what is here and nowhere else. */
  Map<Integer, PartAnswer> answers(StoreQuery query, StoreValues values) {
    Map<Integer, PartAnswer> answers = new TreeMap<>();
    query
        .partitions()
        .forEach(partition -> answers.put(partition, answer(query, partition, values)));
    return answers;
  }

  private PartAnswer answer(StoreQuery query, int partition, StoreValues values) {
    try {
      List<Entry<byte[]>> entries = new ArrayList<>();
      this.<Object>read(
          query.read(), partition, query.wanted(), entry -> entries.add(raw(query, entry, values)));
      return new PartAnswer(
          PartAnswer.Kind.FRESH, "", 0, reached(query.read(), partition), entries);
    } catch (BehindException e) {
      return PartAnswer.none(PartAnswer.Kind.BEHIND, e.getMessage());
    } catch (UnreadableException e) {
      return query.copies()
          ? copy(query, partition, values)
          : PartAnswer.none(PartAnswer.Kind.UNREADABLE, e.getMessage());
    }
  }

  private PartAnswer copy(StoreQuery query, int partition, StoreValues values) {
    try {
      List<Entry<byte[]>> entries = new ArrayList<>();
      long behind =
          this.<Object>readCopy(
              query.read(),
              partition,
              query.wanted(),
              entry -> entries.add(raw(query, entry, values)));
      return new PartAnswer(
          PartAnswer.Kind.COPY, "", behind, reachedByCopy(query.read(), partition), entries);
    } catch (BehindException e) {
      return PartAnswer.none(PartAnswer.Kind.BEHIND, e.getMessage());
    } catch (UnreadableException e) {
      return PartAnswer.none(PartAnswer.Kind.UNREADABLE, e.getMessage());
    }
  }

  private static Entry<byte[]> raw(StoreQuery query, Entry<Object> entry, StoreValues values) {
    byte[] value = values.write(query.read().store(), entry.value());
    return new Entry<>(entry.key(), entry.start(), entry.open(), value);
  }

  private Position reached(StoreRead read, int partition) {
    return offsets.atMost(groups.of(read.store()).inputs(partition));
  }

  /** A copy holds nothing that is not committed. */
  private Position reachedByCopy(StoreRead read, int partition) {
    return offsets.committed().of(groups.of(read.store()).inputs(partition));
  }

  /** What everything that was read here can hold at most. */
  Position reached(Reading reading) {
    List<TopicPartition> inputs = new ArrayList<>();
    for (Reading.Part part : reading.partsReadHere()) {
      inputs.addAll(part.group().inputs(part.partition()));
    }
    Position position = offsets.atMost(inputs);
    if (reading.copiesReadHere().isEmpty()) {
      return position;
    }
    return position.merge(
        offsets
            .committed()
            .of(
                reading.copiesReadHere().stream()
                    .flatMap(part -> part.group().inputs(part.partition()).stream())
                    .toList()));
  }

  /** Waits before looking again. */
  static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableException("interrupted", e);
    }
  }
}
