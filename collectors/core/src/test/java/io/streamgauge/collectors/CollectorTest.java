package io.streamgauge.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.QueryBatch;
import io.streamgauge.event.QueryClass;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.RequestClass;
import io.streamgauge.event.RequestKind;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectorTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final long NOW = 1_700_000_000_000L;

  private final MockProducer<String, SpecificRecord> producer =
      new MockProducer<>(true, null, new StringSerializer(), Producers.inMemory());
  private final Collector collector =
      Collector.builder()
          .service("shop")
          .instance("shop-1")
          .version("1.2")
          .environment("test")
          .tag("zone", "a")
          .cacheInterval(Duration.ofDays(1))
          .clock(InstantSource.fixed(Instant.ofEpochMilli(NOW)))
          .producers(properties -> producer)
          .build();

  @AfterEach
  void close() {
    collector.close();
  }

  @Test
  void publishesRequestsAsColumnsWithADictionary() {
    collector.requests().record("GET /orders/{id}", 200, 1_000);
    collector.requests().record("GET /orders/{id}", 503, 2_000);
    collector.requests().record("GET /orders/{id}", 200, 3_000);

    assertThat(collector.flush(LIMIT)).isTrue();

    RequestBatch batch = only(Topics.REQUESTS);
    assertThat(batch.getClasses())
        .containsExactly(
            new RequestClass("GET /orders/{id}", RequestKind.HTTP, 200, Outcome.SUCCESS),
            new RequestClass("GET /orders/{id}", RequestKind.HTTP, 503, Outcome.ERROR));
    assertThat(batch.getClassIndex()).containsExactly(0, 1, 0);
    assertThat(batch.getTimeOffset()).containsExactly(0, 0, 0);
    assertThat(batch.getBaseTime()).isEqualTo(NOW);
    assertThat(batch.getDuration()).containsExactly(1_000L, 2_000L, 3_000L);
    assertThat(batch.getSource().getService()).isEqualTo("shop");
    assertThat(batch.getSource().getVersion()).isEqualTo("1.2");
    assertThat(batch.getSource().getTags()).containsEntry("zone", "a");
  }

  @Test
  void keysByInstanceAndStampsTheNewestEventTime() {
    collector
        .requests()
        .record("op", RequestKind.RPC, 14, Outcome.ERROR, 5, 1_000, "4bf92f3577b34da6");
    collector.requests().record("op", RequestKind.RPC, 0, Outcome.SUCCESS, 5, 3_000, null);
    collector.requests().record("op", RequestKind.RPC, 0, Outcome.SUCCESS, 5, 2_000, null);

    collector.flush(LIMIT);

    ProducerRecord<String, SpecificRecord> sent = producer.history().get(0);
    assertThat(sent.key()).isEqualTo("shop-1");
    assertThat(sent.timestamp()).isEqualTo(3_000);
    RequestBatch batch = only(Topics.REQUESTS);
    assertThat(batch.getExemplars())
        .singleElement()
        .satisfies(exemplar -> assertThat(exemplar.getEvent()).isZero())
        .satisfies(exemplar -> assertThat(exemplar.getTraceId()).isEqualTo("4bf92f3577b34da6"));
  }

  @Test
  void publishesStatementsAndLeavesUnknownColumnsEmpty() {
    collector.queries().record("SELECT ?", 10);
    collector.flush(LIMIT);
    collector.queries().record("SELECT ?", 10, 3, true, Queries.UNKNOWN);
    collector.flush(LIMIT);
    collector.queries().recordFailure("SELECT ?", 10, "40001", Queries.UNKNOWN);
    collector.flush(LIMIT);

    List<QueryBatch> batches = all(Topics.QUERIES);
    assertThat(batches).extracting(QueryBatch::getSequence).containsExactly(0L, 1L, 2L);
    assertThat(batches.get(2).getClasses())
        .containsExactly(new QueryClass("SELECT ?", true, "40001"));
    assertThat(batches.get(0).getRows()).isEmpty();
    assertThat(batches.get(1).getRows()).containsExactly(3L);
    assertThat(batches.get(1).getPoolWait()).isEmpty();
    assertThat(batches.get(1).getClasses().get(0).getFailed()).isTrue();
    assertThat(batches.get(1).getClasses().get(0).getSqlState()).isEmpty();
  }

  @Test
  void countsCachesFromTheirRegistration() {
    AtomicLong hits = new AtomicLong(100);
    collector.caches().register("products", () -> CacheCounters.of(hits.get(), 7));
    hits.addAndGet(5);

    collector.flush(LIMIT);

    CacheBatch last = last(Topics.CACHES);
    assertThat(last.getStarted()).isEqualTo(NOW);
    assertThat(last.getSamples())
        .last()
        .satisfies(sample -> assertThat(sample.getHits()).isEqualTo(5))
        .satisfies(sample -> assertThat(sample.getMisses()).isZero());
  }

  @Test
  void rejectsWhatIsNotValidWithoutThrowing() {
    collector.requests().record(null, 200, 1);
    collector.requests().record(" ", 200, 1);
    collector.requests().record("op", 200, -1);
    collector.requests().record("op", null, 0, Outcome.SUCCESS, 1);
    collector.requests().record("op", RequestKind.JOB, 0, null, 1);
    collector.requests().record("op", RequestKind.JOB, 0, Outcome.SUCCESS, 1, -1, null);
    collector.requests().operation(null, RequestKind.HTTP).record(200, 1);
    collector.queries().record("", 1);
    collector.queries().record("q", -1);
    collector.caches().record(null);
    collector.memory().record((io.streamgauge.event.Collection) null);

    assertThat(collector.stats()).isEqualTo(new CollectorStats(0, 0, 0, 11, 0));
  }

  @Test
  void refusesEventsOnceClosed() {
    collector.requests().record("op", 200, 1);
    collector.close();
    collector.requests().record("op", 200, 1);

    assertThat(collector.stats()).isEqualTo(new CollectorStats(2, 1, 1, 0, 0));
    assertThat(collector.flush(LIMIT)).isFalse();
    assertThat(producer.closed()).isTrue();
  }

  private <B extends SpecificRecord> B only(Topic<B> topic) {
    assertThat(all(topic)).hasSize(1);
    return last(topic);
  }

  private <B extends SpecificRecord> B last(Topic<B> topic) {
    List<B> batches = all(topic);
    return batches.get(batches.size() - 1);
  }

  private <B extends SpecificRecord> List<B> all(Topic<B> topic) {
    return producer.history().stream()
        .filter(sent -> sent.topic().equals(topic.name()))
        .map(sent -> topic.valueType().cast(sent.value()))
        .toList();
  }
}
