package io.streamgauge.streams.routing;

import io.streamgauge.streams.window.OpenWindows;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/**
 * How far copies of stores in this process are behind, measured now and then while someone wants to
 * know, because each measurement asks the brokers. Thread-safe.
 */
final class LocalLag implements AutoCloseable {

  private static final Duration HOLDS = Duration.ofMillis(250);
  private static final Duration MOST_WAIT = Duration.ofMillis(700);
  private static final long UNKNOWN = -1;

  /** Each transaction ends with a marker, which no store holds. */
  private static final long MARKER = 1;

  private record Copy(String store, int partition) {}

  /**
   * One measurement.
   *
   * @param at when it began, by {@link System#nanoTime}
   * @param committed what the application had committed, read first
   * @param finalFrom what was final in each copy, read before the lags
   */
  record Snapshot(
      long at,
      Position committed,
      Map<Copy, Long> finalFrom,
      Map<String, Map<Integer, LagInfo>> lags) {

    /** Records that a copy is behind; negative where nobody knows. */
    long lag(String store, int partition) {
      LagInfo lag = lags.getOrDefault(store, Map.of()).get(partition);
      return lag == null ? UNKNOWN : Math.max(0, lag.offsetLag() - MARKER);
    }

    /** Whether a copy has all that was in any copy of its task when the measurement began. */
    boolean isCaughtUp(String store, int partition) {
      return lag(store, partition) == 0;
    }

    /** As {@link OpenWindows#finalFrom}. */
    long finalFrom(String open, int partition) {
      return finalFrom.getOrDefault(new Copy(open, partition), 0L);
    }
  }

  private static final Snapshot NOTHING = new Snapshot(0, Position.NONE, Map.of(), Map.of());

  private final Supplier<KafkaStreams> streams;
  private final Map<String, Supplier<Integer>> openStores;
  private final Supplier<Position> committed;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "streamgauge-lag");
            thread.setDaemon(true);
            return thread;
          });

  private record Measurement(long begun, CompletableFuture<Snapshot> result) {

    /** Waits for a while from its begin: one that takes long holds nobody up again and again. */
    Snapshot await() throws ExecutionException, InterruptedException, TimeoutException {
      long left = MOST_WAIT.toNanos() - (System.nanoTime() - begun);
      return result.get(Math.max(0, left), TimeUnit.NANOSECONDS);
    }
  }

  private Measurement last = new Measurement(0, CompletableFuture.completedFuture(NOTHING));

  /**
   * @param openStores the stores that know what is final, and how many partitions each has
   * @param committed asks what the application has committed
   */
  LocalLag(
      Supplier<KafkaStreams> streams,
      Map<String, Supplier<Integer>> openStores,
      Supplier<Position> committed) {
    this.streams = streams;
    this.openStores = Map.copyOf(openStores);
    this.committed = committed;
  }

  /** A measurement that is not old, or that knows nothing where none is to be had. */
  Snapshot snapshot() {
    try {
      return recent().await();
    } catch (ExecutionException | TimeoutException e) {
      return NOTHING;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NOTHING;
    }
  }

  private synchronized Measurement recent() {
    if (last.result().isDone() && isOld(last.result())) {
      last =
          new Measurement(System.nanoTime(), CompletableFuture.supplyAsync(this::measure, worker));
    }
    return last;
  }

  private static boolean isOld(CompletableFuture<Snapshot> done) {
    return done.isCompletedExceptionally()
        || done.join() == NOTHING
        || System.nanoTime() - done.join().at() > HOLDS.toNanos();
  }

  private Snapshot measure() {
    long at = System.nanoTime();
    Position before = committed.get();
    Map<Copy, Long> finalFrom = new HashMap<>();
    openStores.forEach(
        (store, partitions) -> {
          for (int partition = 0; partition < partitions.get(); partition++) {
            Copy copy = new Copy(store, partition);
            finalFrom(copy).forEach(end -> finalFrom.put(copy, end));
          }
        });
    return new Snapshot(at, before, finalFrom, streams.get().allLocalStorePartitionLags());
  }

  private Stream<Long> finalFrom(Copy copy) {
    try {
      return Stream.of(
          OpenWindows.finalFrom(
              streams
                  .get()
                  .store(
                      StoreQueryParameters.fromNameAndType(
                              copy.store(), QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                          .withPartition(copy.partition())
                          .enableStaleStores())));
    } catch (InvalidStateStoreException | IllegalStateException notHere) {
      return Stream.empty();
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
