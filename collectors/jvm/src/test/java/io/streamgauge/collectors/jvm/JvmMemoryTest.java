package io.streamgauge.collectors.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamgauge.event.Collection;
import io.streamgauge.event.CollectionScope;
import io.streamgauge.event.MemoryPool;
import io.streamgauge.event.MemorySample;
import io.streamgauge.schemas.Topics;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class JvmMemoryTest {

  @BeforeAll
  static void trustRecords() {
    Topics.all();
  }

  @Test
  void tellsACollectionAsItEnds() {
    Queue<Collection> collections = new ConcurrentLinkedQueue<>();
    try (JvmMemory memory = JvmMemory.listening(collections::add)) {
      System.gc();

      await().until(() -> collections.stream().anyMatch(c -> c.getScope() == CollectionScope.FULL));
      assertThat(memory.drainCollections()).isEmpty();
    }
    assertThat(collections)
        .filteredOn(collection -> collection.getScope() == CollectionScope.FULL)
        .first()
        .satisfies(
            collection -> {
              assertThat(collection.getCause()).isEqualTo("System.gc()");
              assertThat(collection.getUsedAfter()).isPositive();
              assertThat(collection.getUsedBefore()).isPositive();
              assertThat(collection.getHeapMax()).isEqualTo(Runtime.getRuntime().maxMemory());
            });
  }

  @Test
  void hearsNothingOnceClosed() {
    Queue<Collection> closed = new ConcurrentLinkedQueue<>();
    Queue<Collection> open = new ConcurrentLinkedQueue<>();
    JvmMemory.listening(closed::add).close();
    closed.clear();
    JvmMemory memory = JvmMemory.listening(open::add);
    System.gc();
    await().until(() -> !open.isEmpty());
    memory.close();

    assertThat(closed).isEmpty();
  }

  @Test
  void readsThePresentState() {
    ByteBuffer direct = ByteBuffer.allocateDirect(1 << 20);
    try (JvmMemory memory = JvmMemory.listening(collection -> {})) {
      MemorySample sample = memory.read(1_700_000_000_123L);

      assertThat(sample.getTime()).isEqualTo(1_700_000_000_123L);
      assertThat(sample.getHeapUsed()).isBetween(1L, sample.getHeapCommitted());
      assertThat(sample.getHeapMax()).isGreaterThanOrEqualTo(sample.getHeapCommitted());
      assertThat(sample.getNonHeapUsed()).isPositive();
      assertThat(sample.getDirectBuffers()).isGreaterThanOrEqualTo(direct.capacity());
      assertThat(sample.getThreads()).isPositive();
      assertThat(sample.getPools()).extracting(MemoryPool::getName).contains("Metaspace");
    }
  }

  @Test
  void loadIsARatio() {
    try (JvmMemory memory = JvmMemory.listening(collection -> {})) {
      await()
          .untilAsserted(
              () -> {
                MemorySample sample = memory.read(0);
                assertThat(sample.getProcessCpu()).isBetween(0.0, 1.0);
                assertThat(sample.getSystemCpu()).isBetween(0.0, 1.0);
              });
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void linuxTellsTheLoadAverage() {
    try (JvmMemory memory = JvmMemory.listening(collection -> {})) {
      assertThat(memory.read(0).getLoadAverage()).isNotNegative();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void linuxTellsTheResidentSetSize() {
    assertThat(ResidentSetSize.read()).isGreaterThan(1 << 20);
    assertThat(ResidentSetSize.bytes("VmRSS:\t  123456 kB")).isEqualTo(123_456L * 1024);
  }
}
