package io.streamgauge.service.rocksdb;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the memory of all RocksDB instances of the process together, and fits each to windowed
 * sketches: many small instances, one for every store, segment and partition; values of a few
 * hundred bytes that are written again and again while their window is open and seldom read
 * afterwards; segments that are dropped as a whole.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  /**
   * Configuration key of the bound in bytes, for the whole process; the first instance opened
   * decides.
   */
  public static final String MEMORY_BYTES = "streamgauge.rocksdb.memory.bytes";

  /** The bound where none is configured, in MiB. */
  public static final int DEFAULT_MEGABYTES = 256;

  /** The least bound, in MiB. */
  public static final int LEAST_MEGABYTES = 64;

  private static final int BLOCK_BYTES = 16 << 10;
  private static final int MOST_OPEN_FILES = 256;

  private static final Logger LOG = LoggerFactory.getLogger(BoundedRocksDb.class);

  private static SharedMemory shared;

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    SharedMemory memory = share(configs);
    int instances = memory.opened();
    if (instances == memory.mostInstances() + 1) {
      LOG.warn(
          "{} state store instances share {} MiB, which makes writing slow; give them more",
          instances,
          memory.limit() >> 20);
    }
    bound(options, memory, memory.writeBuffer(instances));
    compact(options);
    spare(options);
  }

  private static void bound(Options options, SharedMemory memory, long writeBuffer) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache());
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    table.setBlockSize(BLOCK_BYTES);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(memory.writeBuffers());
    options.setWriteBufferSize(writeBuffer);
    options.setArenaBlockSize(SharedMemory.arenaBlock(writeBuffer));
    options.setMaxOpenFiles(MOST_OPEN_FILES);
  }

  /** LZ4 where windows are still written, Zstandard, a third smaller, where they have settled. */
  private static void compact(Options options) {
    options.setCompactionStyle(CompactionStyle.UNIVERSAL);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    options.setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
    // The first delta of each window looks for a window that is not there yet: filters on all
    // levels, of whole keys, answer that without reading a block.
    options.setOptimizeFiltersForHits(false);
  }

  /** Leaves out what costs each of hundreds of instances a little, again and again. */
  private static void spare(Options options) {
    options.setStatsDumpPeriodSec(0);
    options.setStatsPersistPeriodSec(0);
    options.setSkipStatsUpdateOnDbOpen(true);
  }

  private static synchronized SharedMemory share(Map<String, Object> configs) {
    if (shared == null) {
      Object bytes = configs.get(MEMORY_BYTES);
      long limit = bytes == null ? bytes(DEFAULT_MEGABYTES) : Long.parseLong(bytes.toString());
      shared = new SharedMemory(Math.max(bytes(LEAST_MEGABYTES), limit));
    }
    return shared;
  }

  /** Bytes of a number of MiB. */
  public static long bytes(int megabytes) {
    return (long) megabytes << 20;
  }

  /** What the instances of the process share; empty until the first has been opened. */
  static synchronized Optional<SharedMemory> shared() {
    return Optional.ofNullable(shared);
  }

  @Override
  public void close(String storeName, Options options) {
    shared().ifPresent(SharedMemory::closed);
  }
}
