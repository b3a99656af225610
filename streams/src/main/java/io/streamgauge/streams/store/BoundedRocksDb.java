package io.streamgauge.streams.store;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the memory of all RocksDB instances of the process together: one block cache, to which the
 * write buffers are charged too.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  /**
   * Configuration key of the bound in bytes, for the whole process; the first instance opened
   * decides.
   */
  public static final String MEMORY_BYTES = "streamgauge.rocksdb.memory.bytes";

  private static final long DEFAULT_BYTES = 128L << 20;
  private static final long SMALLEST_BYTES = 16L << 20;
  private static final int BLOCK_BYTES = 16 << 10;
  private static final int BLOOM_BITS = 10;

  private static Cache cache;
  private static WriteBufferManager writeBuffers;

  private BloomFilter bloom;

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    share(configs);
    bloom = new BloomFilter(BLOOM_BITS);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(cache);
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinTopLevelIndexAndFilter(true);
    table.setBlockSize(BLOCK_BYTES);
    table.setFilterPolicy(bloom);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(writeBuffers);
    options.setWriteBufferSize(4L << 20);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
  }

  private static synchronized void share(Map<String, Object> configs) {
    if (cache == null) {
      Object bytes = configs.get(MEMORY_BYTES);
      long limit =
          bytes == null
              ? DEFAULT_BYTES
              : Math.max(SMALLEST_BYTES, Long.parseLong(bytes.toString()));
      cache = new LRUCache(limit);
      writeBuffers = new WriteBufferManager(limit / 2, cache);
    }
  }

  @Override
  public void close(String storeName, Options options) {
    bloom.close();
  }
}
