package io.streamgauge.standalone.backtest;

import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.alerting.lifecycle.Observations;
import io.streamgauge.alerting.lifecycle.Series;
import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.metric.WindowState;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.standalone.analysis.Scratch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All windows that a scratch pipeline has reported as final, as alerting reads them. */
final class FinalWindows {

  private static final Duration POLL = Duration.ofMillis(100);

  private record Key(Subject subject, Series series, long start, long end) {}

  private final Map<String, Object> client;
  private final Predicate<Observation> wanted;
  private final Map<Key, Observation> windows = new LinkedHashMap<>();

  private FinalWindows(Scratch scratch, Predicate<Observation> wanted) {
    this.client =
        Map.of(
            "bootstrap.servers",
            scratch.bootstrapServers(),
            "schema.registry.url",
            scratch.registryUrl(),
            "isolation.level",
            "read_committed",
            "fetch.max.wait.ms",
            (int) POLL.toMillis());
    this.wanted = wanted;
  }

  /**
   * The windows, each once.
   *
   * @param scratch is complete
   * @param wanted which of them are to be kept
   */
  static List<Observation> of(Scratch scratch, Predicate<Observation> wanted) {
    FinalWindows all = new FinalWindows(scratch, wanted);
    all.read(Topics.LATENCY, Observations::of);
    all.read(Topics.LATENCY_VARIANTS, Observations::of);
    all.read(Topics.CACHE_RATIOS, Observations::of);
    all.read(Topics.MEMORY_TRENDS, Observations::of);
    all.read(Topics.GAUGE_WINDOWS, Observations::of);
    return new ArrayList<>(all.windows.values());
  }

  private <V extends SpecificRecord> void read(Topic<V> topic, Function<V, Observation> reader) {
    Deserializer<V> values = AvroSerde.of(topic, client).deserializer();
    try (Consumer<String, V> consumer =
        new KafkaConsumer<>(new HashMap<>(client), new StringDeserializer(), values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(POLL)
            .forEach(
                record -> {
                  if (record.value() != null) {
                    keep(reader.apply(record.value()));
                  }
                });
      }
    }
  }

  private void keep(Observation observation) {
    if (observation.window().state() == WindowState.FINAL && wanted.test(observation)) {
      windows.put(
          new Key(
              observation.subject(),
              observation.series(),
              observation.window().start(),
              observation.window().end()),
          observation);
    }
  }
}
