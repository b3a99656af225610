package io.streamgauge.standalone;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import io.streamgauge.alert.Severity;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.Measure;
import io.streamgauge.metric.WindowState;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.latency.DurationSketch;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes results in transactions, as the services do. */
final class ResultTopics implements AutoCloseable {

  private final Map<String, Object> registry;
  private final KafkaProducer<String, byte[]> producer;

  ResultTopics(Pipeline pipeline) {
    registry = Map.of("schema.registry.url", pipeline.registryUrl());
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                pipeline.bootstrapServers(),
                "transactional.id",
                "results",
                "linger.ms",
                "0"),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  void begin() {
    producer.beginTransaction();
  }

  void commit() {
    producer.commitTransaction();
  }

  void abort() {
    producer.abortTransaction();
  }

  /** A window of one request. */
  void window(Measure measure, String service, String series, long resolution, WindowState state) {
    DurationSketch sketch = new DurationSketch();
    sketch.add(250_000_000);
    LatencySummary window = new LatencySummary();
    window.setSources(List.of());
    window.setExemplars(List.of());
    window.setMeasure(measure);
    window.setService(service);
    window.setSeries(series);
    window.setResolution(resolution);
    window.setStart(0);
    window.setEnd(resolution);
    window.setState(state);
    window.setCount(1);
    window.setSum(250_000_000);
    window.setMin(250_000_000);
    window.setMax(250_000_000);
    window.setSketch(sketch.toBytes());
    window.setErrorKinds(Map.of());
    window.setVariant(Map.of());
    send(Topics.LATENCY, measure + "\t" + service + "\t" + series, window);
  }

  void alert(String service, String series, AlertState state) {
    Alert alert =
        Alert.newBuilder()
            .setId("slow\t" + service + "\t" + series)
            .setRule("slow")
            .setSeverity(Severity.HIGH)
            .setState(state)
            .setService(service)
            .setSeries(series)
            .setMeasure("requests.p95")
            .setValue(1)
            .setComparison(">")
            .setThreshold(0.5)
            .setWindowStart(0)
            .setWindowEnd(10_000)
            .setSince(0)
            .setAt(10_000)
            .setSequence(0)
            .setPrevious(AlertState.UNKNOWN)
            .setCause(Cause.UNKNOWN)
            .build();
    send(Topics.ALERTS, alert.getId(), alert);
  }

  private <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
    byte[] bytes = AvroSerde.of(topic, registry).serializer().serialize(topic.name(), value);
    producer.send(new ProducerRecord<>(topic.name(), key, bytes));
  }

  @Override
  public void close() {
    producer.close();
  }
}
