package io.streamgauge.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.Collection;
import io.streamgauge.event.CollectionScope;
import io.streamgauge.event.MemoryBatch;
import io.streamgauge.event.MemorySample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class MemoryTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final MockProducer<String, SpecificRecord> producer =
      new MockProducer<>(true, null, new StringSerializer(), Producers.inMemory());
  private final Collector collector =
      Collector.builder()
          .service("shop")
          .memoryInterval(Duration.ofDays(1))
          .producers(properties -> producer)
          .build();

  @Test
  void publishesReadingsAndEachCollectionOnce() {
    Source source = new Source();
    collector.memory().register(source);
    source.ended(collection(5));
    collector.flush(LIMIT);
    source.ended(collection(6));
    collector.flush(LIMIT);
    collector.close();

    assertThat(batches())
        .flatExtracting(MemoryBatch::getCollections)
        .containsExactly(collection(5), collection(6));
    assertThat(batches()).flatExtracting(MemoryBatch::getSamples).hasSizeGreaterThanOrEqualTo(3);
    assertThat(source.closed).isEqualTo(1);
  }

  @Test
  void goesOnWhereASourceFails() {
    Source source = new Source();
    collector.memory().register(new FailingSource());
    collector.memory().register(source);
    collector.flush(LIMIT);
    collector.close();

    assertThat(batches()).flatExtracting(MemoryBatch::getSamples).isNotEmpty();
    assertThat(collector.stats().rejected()).isPositive();
  }

  private static Collection collection(long time) {
    return new Collection(time, "G1", CollectionScope.YOUNG, null, 1L, null, 2L, null);
  }

  private List<MemoryBatch> batches() {
    return producer.history().stream().map(sent -> (MemoryBatch) sent.value()).toList();
  }

  private static final class Source implements MemorySource {

    private final List<Collection> collections = new ArrayList<>();
    private int closed;

    synchronized void ended(Collection collection) {
      collections.add(collection);
    }

    @Override
    public MemorySample read(long now) {
      return MemorySample.newBuilder().setTime(now).setHeapUsed(100).build();
    }

    @Override
    public synchronized List<Collection> drainCollections() {
      List<Collection> drained = List.copyOf(collections);
      collections.clear();
      return drained;
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private static final class FailingSource implements MemorySource {

    @Override
    public MemorySample read(long now) {
      throw new IllegalStateException("no reading");
    }

    @Override
    public List<Collection> drainCollections() {
      throw new IllegalStateException("no collections");
    }
  }
}
