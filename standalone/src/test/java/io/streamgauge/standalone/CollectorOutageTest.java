package io.streamgauge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.collectors.Collector;
import io.streamgauge.collectors.CollectorStats;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import io.streamgauge.standalone.embedded.TopicSetup;
import io.streamgauge.standalone.registry.EmbeddedRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collector and a broker that is not always there. */
class CollectorOutageTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int CAPACITY = 1_024;
  private static final int DURING_OUTAGE = 3_000;

  private static final String MOCK_REGISTRY = "mock://collector-outage";

  @TempDir private Path directory;
  private int port;

  @BeforeEach
  void choosePort() throws IOException {
    port = freePort();
  }

  @Test
  void deliversOnceTheBrokerIsThereAndAccountsForEveryEvent() {
    try (Collector collector = collector(MOCK_REGISTRY)) {
      record(collector, 100);
      assertThat(collector.flush(Duration.ofSeconds(3))).isFalse();

      try (EmbeddedKafka kafka = startBroker()) {
        assertThat(collector.flush(LIMIT)).isTrue();
        assertThat(collector.stats()).isEqualTo(new CollectorStats(100, 100, 0, 0, 0));
        assertThat(events(read(kafka))).isEqualTo(100);
      }

      record(collector, DURING_OUTAGE);
      assertThat(collector.flush(Duration.ofSeconds(6))).isFalse();

      try (EmbeddedKafka kafka = startBroker()) {
        assertThat(collector.flush(LIMIT)).isTrue();
        record(collector, 10);
        assertThat(collector.flush(LIMIT)).isTrue();
        assertAccounted(collector.stats(), read(kafka));
      }
    }
  }

  @Test
  void deliversOnceTheRegistryIsThere() throws IOException {
    int registryPort = freePort();
    try (EmbeddedKafka kafka = startBroker();
        Collector collector = collector("http://127.0.0.1:" + registryPort)) {
      record(collector, 100);
      assertThat(collector.flush(Duration.ofSeconds(2))).isFalse();

      try (EmbeddedRegistry registry =
          new EmbeddedRegistry(kafka.bootstrapServers(), "127.0.0.1", registryPort)) {
        registry.start();

        assertThat(collector.flush(LIMIT)).isTrue();
        assertThat(events(read(kafka, registry.url()))).isEqualTo(100);
      }
      record(collector, 100);
      assertThat(collector.flush(LIMIT)).as("a known schema needs no registry").isTrue();
      assertThat(collector.stats()).isEqualTo(new CollectorStats(200, 200, 0, 0, 0));
    }
  }

  /** How many events arrived; into how many batches they were divided is a matter of timing. */
  private static long events(Collection<RequestBatch> batches) {
    return batches.stream().mapToLong(batch -> batch.getDuration().size()).sum();
  }

  private static void assertAccounted(CollectorStats stats, List<RequestBatch> arrived) {
    SortedMap<Long, RequestBatch> batches = new TreeMap<>();
    arrived.forEach(batch -> batches.put(batch.getSequence(), batch));

    assertThat(batches.keySet())
        .containsExactlyElementsOf(LongStream.range(0, batches.size()).boxed().toList());
    assertThat(arrived).extracting(RequestBatch::getSequence).isSorted();
    assertThat(arrived)
        .extracting(RequestBatch::getProducerId)
        .containsOnly(arrived.get(0).getProducerId());
    assertThat(stats.recorded()).isEqualTo(100 + DURING_OUTAGE + 10);
    assertThat(stats.recorded()).isEqualTo(stats.published() + stats.dropped());
    assertThat(stats.dropped()).isGreaterThanOrEqualTo(DURING_OUTAGE - 2 * CAPACITY);
    assertThat(events(batches.values())).isEqualTo(stats.published());
    assertThat(batches.values().stream().mapToLong(RequestBatch::getDropped).sum())
        .isEqualTo(stats.dropped());
  }

  private Collector collector(String registry) {
    return Collector.builder()
        .service("shop")
        .instance("shop-1")
        .bootstrapServers("localhost:" + port)
        .schemaRegistryUrl(registry)
        .bufferCapacity(CAPACITY)
        .mostEventsPerBatch(200)
        .producerProperty("max.block.ms", 500)
        .producerProperty("request.timeout.ms", 1_000)
        .producerProperty("delivery.timeout.ms", 2_000)
        .build();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void record(Collector collector, int events) {
    for (int i = 0; i < events; i++) {
      collector.requests().record("GET /orders/{id}", 200, i);
    }
  }

  private EmbeddedKafka startBroker() {
    EmbeddedKafka kafka = EmbeddedKafka.start(directory, port, false);
    new TopicSetup(1, Optional.empty(), false)
        .create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    return kafka;
  }

  private static List<RequestBatch> read(EmbeddedKafka kafka) {
    return read(kafka, MOCK_REGISTRY);
  }

  private static List<RequestBatch> read(EmbeddedKafka kafka, String registry) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "schema.registry.url", registry);
    TopicPartition partition = new TopicPartition(Topics.REQUESTS.name(), 0);
    List<RequestBatch> batches = new ArrayList<>();
    try (KafkaConsumer<String, RequestBatch> consumer =
        new KafkaConsumer<>(
            config,
            new StringDeserializer(),
            AvroSerde.of(Topics.REQUESTS, config).deserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(one -> batches.add(one.value()));
      }
    }
    return batches;
  }
}
