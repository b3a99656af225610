package io.streamgauge.collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamgauge.event.RequestBatch;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class CollectorRecoveryTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final AtomicInteger made = new AtomicInteger();

  @Test
  void waitsForAProducerThatCannotBeMadeYet() {
    MockProducer<String, SpecificRecord> producer = producer(true);
    try (Collector collector =
        collector(
            () -> {
              if (made.incrementAndGet() == 1) {
                throw new KafkaException("failed", new ConfigException("No resolvable urls"));
              }
              return producer;
            })) {
      collector.requests().record("op", 200, 1);

      assertThat(collector.flush(LIMIT)).isTrue();
    }
    assertThat(batches(producer)).hasSize(1);
  }

  @Test
  void makesAnotherProducerAfterAFailureThatOneMayNotSurvive() {
    MockProducer<String, SpecificRecord> broken = producer(false);
    MockProducer<String, SpecificRecord> sound = producer(true);
    try (Collector collector = collector(() -> made.incrementAndGet() == 1 ? broken : sound)) {
      collector.requests().record("op", 200, 1);
      await().until(() -> broken.errorNext(new OutOfOrderSequenceException("gap")));

      assertThat(collector.flush(LIMIT)).isTrue();
    }
    assertThat(broken.closed()).isTrue();
    assertThat(batches(sound)).isEqualTo(batches(broken));
  }

  @Test
  void isNotHeldUpByATopicThatIsMissing() {
    MockProducer<String, SpecificRecord> producer = withoutRequests();
    try (Collector collector = collector(() -> producer)) {
      collector.requests().record("op", 200, 1);
      collector.queries().record("select ?", 1);

      await().untilAsserted(() -> assertThat(collector.stats().published()).isEqualTo(1));
      collector.queries().record("select ?", 1);
      await().untilAsserted(() -> assertThat(collector.stats().published()).isEqualTo(2));
    }
  }

  @Test
  void countsWhatItCannotDeliverBeforeItsEnd() {
    MockProducer<String, SpecificRecord> silent = producer(false);
    Collector collector = collector(() -> silent);
    collector.requests().record("op", 200, 1);
    await().until(() -> !silent.history().isEmpty());
    collector.requests().record("op", 200, 1);

    collector.close();

    assertThat(collector.stats()).isEqualTo(new CollectorStats(2, 0, 2, 0, 0));
  }

  private static Collector collector(Supplier<Producer<String, SpecificRecord>> producers) {
    return Collector.builder()
        .service("shop")
        .instance("shop-1")
        .publishInterval(Duration.ofMillis(20))
        .closeTimeout(Duration.ofMillis(200))
        .producers(properties -> producers.get())
        .build();
  }

  private static MockProducer<String, SpecificRecord> producer(boolean answers) {
    return new MockProducer<>(answers, null, new StringSerializer(), Producers.inMemory());
  }

  private static MockProducer<String, SpecificRecord> withoutRequests() {
    return new MockProducer<>(true, null, new StringSerializer(), Producers.inMemory()) {
      @Override
      public synchronized Future<RecordMetadata> send(
          ProducerRecord<String, SpecificRecord> sent, Callback callback) {
        if (sent.topic().equals(Topics.REQUESTS.name())) {
          throw new TimeoutException("Topic not present in metadata");
        }
        return super.send(sent, callback);
      }
    };
  }

  private static List<RequestBatch> batches(MockProducer<String, SpecificRecord> producer) {
    return producer.history().stream().map(sent -> (RequestBatch) sent.value()).toList();
  }
}
