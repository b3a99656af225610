package io.streamgauge.bench.latency;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Waits for the alerts of probes on their topic, as far as they are committed. Thread-safe. */
final class AlertWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, Alert> consumer;
  private final Map<List<String>, Probe> probes = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::run, "alert-watch");

  private AlertWatch(String bootstrapServers, Map<String, ?> serdes) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG,
                false),
            new StringDeserializer(),
            AvroSerde.of(Topics.ALERTS, serdes).deserializer());
    String topic = Topics.ALERTS.name();
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Starts to read the topic. */
  static AlertWatch start(String bootstrapServers, Map<String, ?> serdes) {
    AlertWatch watch = new AlertWatch(bootstrapServers, serdes);
    watch.thread.start();
    return watch;
  }

  /** Waits for a probe, which must not have been published yet. */
  void watch(Probe probe) {
    probes.put(List.of(probe.service(), probe.operation()), probe);
  }

  private void run() {
    try {
      while (true) {
        consumer.poll(POLL).forEach(record -> note(record.value()));
      }
    } catch (WakeupException closed) {
      consumer.close();
    }
  }

  private void note(Alert alert) {
    Probe probe = probes.get(List.of(alert.getService(), alert.getSeries()));
    if (probe != null && alert.getState() == AlertState.FIRING) {
      probe.alerted();
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
