package io.streamgauge.service.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDB;

class SharedMemoryTest {

  static {
    RocksDB.loadLibrary();
  }

  private static final long MEBIBYTE = 1L << 20;

  private final SharedMemory memory = new SharedMemory(256 * MEBIBYTE);

  @Test
  void keepsHalfFullBuffersOfHundredsOfInstancesBelowWhatIsFlushedAlways() {
    long fixed = 128L << 10; // what Kafka Streams keeps in each instance for offsets
    long total = 0;
    for (int number = 1; number <= 200; number++) {
      total += fixed + memory.writeBuffer(number) / 2;
    }

    assertThat(total).isLessThan(256 * MEBIBYTE / 2 * 7 / 8);
  }

  @Test
  void givesTheFirstInstancesLargeBuffersAndLaterOnesSmallerOnes() {
    assertThat(memory.writeBuffer(1)).isEqualTo(MEBIBYTE);
    assertThat(memory.writeBuffer(128)).isEqualTo(MEBIBYTE / 2);
    assertThat(memory.writeBuffer(100_000)).isEqualTo(MEBIBYTE / 4);
  }

  @Test
  void tellsHowManyInstancesItIsEnoughFor() {
    assertThat(memory.mostInstances()).isBetween(400, 500);
  }

  @Test
  void countsInstances() {
    memory.opened();
    memory.opened();
    memory.closed();

    assertThat(memory.instances()).isEqualTo(1);
  }
}
