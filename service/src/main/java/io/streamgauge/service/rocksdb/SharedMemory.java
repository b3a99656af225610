package io.streamgauge.service.rocksdb;

import java.util.concurrent.atomic.AtomicInteger;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.WriteBufferManager;

/**
 * The memory that all RocksDB instances of the process have together. Half of it may be taken by
 * write buffers, which are charged to the cache, so that what they take is not there for blocks.
 * Thread-safe.
 *
 * <p>RocksDB flushes an instance for the sake of the common bound only when that instance is
 * written to; what idle ones hold, as the segments of past windows do until they expire, stays. If
 * that alone reached the bound, every single write would be flushed. So the more instances there
 * are, the smaller are their write buffers, and an arena takes its memory in small steps.
 */
final class SharedMemory {

  private static final int SHARD_BITS = 4;
  private static final double FOR_INDEXES = 0.3;
  private static final int FEW_INSTANCES = 64;
  private static final long SMALLEST_BUFFER = 256L << 10;
  private static final long LARGEST_BUFFER = 4L << 20;
  private static final int STEPS = 16;

  /** What Kafka Streams makes each instance reserve for offsets. */
  private static final long FOR_OFFSETS = 128L << 10;

  private final long limit;
  private final Cache cache;
  private final WriteBufferManager writeBuffers;
  private final AtomicInteger instances = new AtomicInteger();

  SharedMemory(long limit) {
    this.limit = limit;
    // Not strict: a read that finds the cache full of pinned blocks has to succeed nevertheless.
    this.cache = new LRUCache(limit, SHARD_BITS, false, FOR_INDEXES);
    // Without stalls: writers would wait for idle instances, which nothing flushes.
    this.writeBuffers = new WriteBufferManager(limit / 2, cache, false);
  }

  long limit() {
    return limit;
  }

  Cache cache() {
    return cache;
  }

  WriteBufferManager writeBuffers() {
    return writeBuffers;
  }

  /** One instance more; returns how many there are. */
  int opened() {
    return instances.incrementAndGet();
  }

  void closed() {
    instances.decrementAndGet();
  }

  int instances() {
    return instances.get();
  }

  /** Bytes of the write buffer of the instance that makes up this number of instances. */
  long writeBuffer(int number) {
    long share = limit / 4 / Math.max(FEW_INSTANCES, number);
    return Math.max(SMALLEST_BUFFER, Math.min(LARGEST_BUFFER, share));
  }

  /**
   * How many instances there may be before idle ones, their smallest buffers half full, take all
   * that write buffers may take, and every write is flushed.
   */
  int mostInstances() {
    long flushedFrom = limit / 2 * 7 / 8;
    return (int) (flushedFrom / (FOR_OFFSETS + SMALLEST_BUFFER / 2));
  }

  /** Bytes that a write buffer grows by. */
  static long arenaBlock(long writeBuffer) {
    return writeBuffer / STEPS;
  }
}
