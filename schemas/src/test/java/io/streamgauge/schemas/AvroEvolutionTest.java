package io.streamgauge.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.event.Source;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.schemas.registry.PortableSchema;
import io.streamgauge.schemas.registry.RegistryConfig;
import io.streamgauge.schemas.registry.RegistryUnavailableException;
import io.streamgauge.schemas.registry.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroEvolutionTest {

  private static final Schema EARLIER =
      SchemaBuilder.record("Source")
          .namespace("io.streamgauge.event")
          .fields()
          .requiredString("instance")
          .requiredString("service")
          .endRecord();

  private final Map<String, Object> config = Map.of(RegistryConfig.URL, "mock://evolution");
  private final SchemaRegistry registry = SchemaRegistry.open(new RegistryConfig(config));

  @Test
  void fillsInWhatEarlierVersionsDidNotHave() {
    int id = registry.register("earlier", EARLIER);
    byte[] frame = {0, 0, 0, (byte) (id >> 8), (byte) id, 2, 'i', 2, 's'};

    assertThat(read(frame))
        .isEqualTo(Source.newBuilder().setService("s").setInstance("i").setTags(Map.of()).build());
  }

  @Test
  void readsWindowsThatWereStoredWithoutKindsOfErrors() throws IOException {
    Path first = Path.of("src/test/resources/schemas/v1/LatencyDelta.avsc");
    Schema schema = new Schema.Parser().parse(Files.readString(first));
    int id = registry.register("windows", schema);
    GenericRecord stored = (GenericRecord) new RandomData(schema, 1, 5L, true).iterator().next();
    stored.put("errors", 3L);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(WireFormat.header(id));
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(stored, encoder);
    encoder.flush();

    try (AvroSerde<LatencyDelta> serde = AvroSerde.of(LatencyDelta.class, config)) {
      LatencyDelta window = serde.deserializer().deserialize("t", bytes.toByteArray());

      assertThat(window.getErrors()).isEqualTo(3);
      assertThat(window.getErrorKinds()).isEmpty();
    }
  }

  @Test
  void takesARecordOfAnotherTypeForPoison() {
    int id = registry.register("other", PortableSchema.of(CacheRatio.getClassSchema()));
    byte[] frame = {0, 0, 0, (byte) (id >> 8), (byte) id, 2, 'i', 2, 's'};

    assertThatThrownBy(() -> read(frame)).isInstanceOf(SerializationException.class);
  }

  @Test
  void refusesToWriteWhatTheNewestVersionCannotHold() {
    registry.register("newest-value", SchemaBuilder.builder().stringType());
    Map<String, Object> latest =
        Map.of(
            RegistryConfig.URL,
            "mock://evolution",
            AvroConfig.AUTO_REGISTER,
            false,
            AvroConfig.USE_LATEST,
            true);
    try (AvroSerde<Source> serde = AvroSerde.of(Source.class, latest)) {
      assertThatThrownBy(() -> serde.serializer().serialize("newest", source()))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("version 1 of newest-value");
    }
  }

  @Test
  void isMadeByItsClassNameWithTheTypeInTheConfiguration() {
    try (AvroDeserializer<Source> deserializer = new AvroDeserializer<>();
        AvroSerde<Source> serde = AvroSerde.of(Source.class, config)) {
      deserializer.configure(
          Map.of(RegistryConfig.URL, "mock://evolution", AvroConfig.VALUE_TYPE, Source.class),
          false);

      assertThat(deserializer.deserialize("t", serde.serializer().serialize("t", source())))
          .isEqualTo(source());
    }
  }

  @Test
  void namesTheTypesKeyWhereItIsMissing() {
    try (AvroDeserializer<Source> deserializer = new AvroDeserializer<>()) {
      assertThatThrownBy(() -> deserializer.configure(config, false))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(AvroConfig.VALUE_TYPE);
    }
  }

  @Test
  void namesTheStrategiesWhereOneIsUnknown() {
    assertThatThrownBy(
            () -> SubjectNames.of(AvroConfig.VALUE_SUBJECT_NAMES, "com.example.MyStrategy"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("com.example.MyStrategy")
        .hasMessageContaining("TopicRecordNameStrategy");
  }

  @Test
  void tellsAnOutageBehindAnotherException() {
    Exception outage = new RegistryUnavailableException("away");

    assertThat(RegistryUnavailableException.isBehind(new SerializationException(outage))).isTrue();
    assertThat(RegistryUnavailableException.isBehind(new SerializationException("bad"))).isFalse();
  }

  private Source read(byte[] frame) {
    try (AvroSerde<Source> serde = AvroSerde.of(Source.class, config)) {
      return serde.deserializer().deserialize("t", frame);
    }
  }

  private static Source source() {
    return Source.newBuilder().setService("s").setInstance("i").setTags(Map.of()).build();
  }
}
