package io.streamgauge.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.GaugeBatch;
import io.streamgauge.event.GaugeReading;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GaugesTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long NOW = 1_700_000_000_000L;

  private final MockProducer<String, SpecificRecord> producer =
      new MockProducer<>(true, null, new StringSerializer(), Producers.inMemory());
  private final Collector collector =
      Collector.builder()
          .service("shop")
          .instance("shop-1")
          .cacheInterval(Duration.ofDays(1))
          .gaugeInterval(Duration.ofDays(1))
          .clock(InstantSource.fixed(Instant.ofEpochMilli(NOW)))
          .producers(properties -> producer)
          .build();

  @AfterEach
  void close() {
    collector.close();
  }

  @Test
  void publishesReadingsInTheirOrder() {
    collector.gauges().record("queue.depth", Map.of("queue", "orders"), 12);
    collector.gauges().record("temperature", -3.5);
    collector.gauges().record("temperature", Map.of(), 4, NOW - 1_000);

    assertThat(collector.flush(LIMIT)).isTrue();

    assertThat(published())
        .containsExactly(
            new GaugeReading("queue.depth", Map.of("queue", "orders"), 12.0, NOW),
            new GaugeReading("temperature", Map.of(), -3.5, NOW),
            new GaugeReading("temperature", Map.of(), 4.0, NOW - 1_000));
  }

  @Test
  void readsRegisteredGaugesWithEachFlush() {
    AtomicReference<Double> depth = new AtomicReference<>(1.0);
    collector.flush(LIMIT);
    collector.gauges().register("queue.depth", depth::get);
    collector.flush(LIMIT);
    depth.set(2.0);
    collector.flush(LIMIT);
    depth.set(Double.NaN);
    collector.flush(LIMIT);
    collector.gauges().unregister("queue.depth", Map.of());
    depth.set(3.0);
    collector.flush(LIMIT);

    assertThat(published()).extracting(GaugeReading::getValue).containsExactly(1.0, 2.0);
    assertThat(collector.stats().rejected()).isZero();
  }

  @Test
  void rejectsWhatIsNoReadingAndGoesOn() {
    collector.gauges().record(null, 1);
    collector.gauges().record(" ", 1);
    collector.gauges().record("depth", null, 1);
    collector.gauges().record("depth", Map.of("", "x"), 1);
    collector.gauges().record("depth", Double.NaN);
    collector.gauges().record("depth", Double.POSITIVE_INFINITY);
    collector.gauges().record("depth", Map.of(), 1, -1);
    collector.gauges().record("depth", 1);

    assertThat(collector.flush(LIMIT)).isTrue();

    assertThat(published()).hasSize(1);
    assertThat(collector.stats().rejected()).isEqualTo(7);
  }

  @Test
  void survivesAGaugeThatThrows() {
    collector
        .gauges()
        .register(
            "broken",
            () -> {
              throw new IllegalStateException("no idea");
            });
    collector.gauges().register("depth", () -> 1);

    assertThat(collector.flush(LIMIT)).isTrue();

    assertThat(published()).extracting(GaugeReading::getName).containsOnly("depth");
    assertThat(collector.stats().rejected()).isPositive();
  }

  @Test
  void dropsTheOldestReadingsWhereThereIsNoRoomAndCountsThem() {
    SampleQueue<GaugeReading> queue = new SampleQueue<>(2, WhenFull.DROP, () -> {});
    Gauges gauges = new Gauges(queue, InstantSource.system(), new Rejections());

    gauges.record("depth", 1);
    gauges.record("depth", 2);
    gauges.record("depth", 3);

    assertThat(queue.refused()).isEqualTo(1);
    assertThat(queue.poll().getValue()).isEqualTo(2);
  }

  private List<GaugeReading> published() {
    return producer.history().stream()
        .filter(record -> record.topic().equals(Topics.GAUGES.name()))
        .flatMap(record -> ((GaugeBatch) record.value()).getReadings().stream())
        .toList();
  }
}
