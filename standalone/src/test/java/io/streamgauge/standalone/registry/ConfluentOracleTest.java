package io.streamgauge.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.streamgauge.event.Source;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.schemas.AvroConfig;
import io.streamgauge.schemas.AvroDeserializer;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.AvroSerializer;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.schemas.registry.PortableSchema;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our serializers and our registry against the genuine Confluent classes. */
class ConfluentOracleTest {

  private static final String STRATEGIES = "io.confluent.kafka.serializers.subject.";

  @TempDir static Path directory;

  private static EmbeddedKafka kafka;
  private static EmbeddedRegistry registry;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(directory, 0, false);
    registry = new EmbeddedRegistry(kafka.bootstrapServers(), "127.0.0.1", 0).start();
  }

  @AfterAll
  static void stop() {
    registry.close();
    kafka.close();
  }

  static Stream<Topic<? extends SpecificRecord>> topics() {
    return Topics.all().stream();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void theyReadWhatWeWrite(Topic<? extends SpecificRecord> topic) {
    List<? extends SpecificRecord> records = RandomRecords.of(topic.valueType(), 20);
    String name = unique(topic.name());

    publish(name, records, new AvroSerializer<SpecificRecord>());

    assertThat(consume(name, 20, new KafkaAvroDeserializer())).isEqualTo(records);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void weReadWhatTheyWrite(Topic<? extends SpecificRecord> topic) {
    List<? extends SpecificRecord> records = RandomRecords.of(topic.valueType(), 20);
    String name = unique(topic.name());

    publish(name, records, new KafkaAvroSerializer());

    assertThat(consume(name, 20, new AvroDeserializer<>(topic.valueType()))).isEqualTo(records);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void bothWriteTheSameBytes(Topic<? extends SpecificRecord> topic) {
    String name = unique(topic.name());
    Map<String, Object> portable = config(Map.of("avro.remove.java.properties", true));
    try (var ours = new AvroSerializer<SpecificRecord>();
        var theirs = new KafkaAvroSerializer()) {
      ours.configure(config(Map.of()), false);
      theirs.configure(portable, false);

      assertThat(RandomRecords.of(topic.valueType(), 5))
          .allSatisfy(
              record ->
                  assertThat(ours.serialize(name, record))
                      .isEqualTo(theirs.serialize(name, record)));
    }
  }

  @Test
  void theyReadOurRecordsWithoutOurClasses() {
    List<CacheRatio> records = RandomRecords.of(CacheRatio.class, 1);
    String name = unique("generic");
    try (var ours = new AvroSerializer<CacheRatio>();
        var theirs = new KafkaAvroDeserializer()) {
      ours.configure(config(Map.of()), false);
      theirs.configure(config(Map.of("specific.avro.reader", false)), false);

      Object read = theirs.deserialize(name, ours.serialize(name, records.get(0)));

      assertThat(read).isInstanceOf(GenericData.Record.class);
      assertThat(((GenericData.Record) read).get("cache").toString())
          .isEqualTo(records.get(0).getCache());
    }
  }

  @Test
  void weReadALaterVersionThatTheyWrite() {
    Schema later = withField(PortableSchema.of(Source.getClassSchema()));
    GenericData.Record record = new GenericData.Record(later);
    record.put("service", "shop");
    record.put("instance", "shop-1");
    record.put("tags", Map.of("zone", "a"));
    record.put("region", "north");
    String name = unique("evolved");
    try (var theirs = new KafkaAvroSerializer();
        var ours = new AvroDeserializer<>(Source.class)) {
      theirs.configure(config(Map.of()), false);
      ours.configure(config(Map.of()), false);

      assertThat(ours.deserialize(name, theirs.serialize(name, record)))
          .isEqualTo(
              Source.newBuilder()
                  .setService("shop")
                  .setInstance("shop-1")
                  .setTags(Map.of("zone", "a"))
                  .build());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TopicNameStrategy", "RecordNameStrategy", "TopicRecordNameStrategy"})
  void bothNameSubjectsAlike(String strategy) {
    String name = unique("strategy");
    Map<String, Object> config =
        config(
            Map.of(
                AvroConfig.VALUE_SUBJECT_NAMES,
                STRATEGIES + strategy,
                AvroConfig.KEY_SUBJECT_NAMES,
                STRATEGIES + strategy,
                "avro.remove.java.properties",
                true));
    CacheRatio record = RandomRecords.of(CacheRatio.class, 1).get(0);
    for (boolean isKey : List.of(true, false)) {
      try (var ours = new AvroSerializer<CacheRatio>();
          var theirs = new KafkaAvroSerializer()) {
        ours.configure(config, isKey);
        ours.serialize(name, record);
        theirs.configure(with(config, "auto.register.schemas", false), isKey);

        assertThat(theirs.serialize(name, record)).isEqualTo(ours.serialize(name, record));
      }
    }
  }

  @Test
  void theirClassesPlugInByConfiguration() {
    Map<String, Object> config =
        config(
            Map.of(
                AvroSerde.SERIALIZER,
                KafkaAvroSerializer.class.getName(),
                AvroSerde.DESERIALIZER,
                KafkaAvroDeserializer.class.getName()));
    CacheRatio record = RandomRecords.of(CacheRatio.class, 1).get(0);
    String name = unique("plugged");
    try (AvroSerde<CacheRatio> serde = AvroSerde.of(Topics.CACHE_RATIOS, config);
        AvroSerde<CacheRatio> plain = AvroSerde.of(Topics.CACHE_RATIOS, config(Map.of()))) {
      byte[] frame = serde.serializer().serialize(name, record);

      assertThat(serde.serializer()).isInstanceOf(KafkaAvroSerializer.class);
      assertThat(serde.deserializer().deserialize(name, frame)).isEqualTo(record);
      assertThat(plain.serializer().serialize(name, record)).isEqualTo(frame);
    }
  }

  @Test
  void weTakeAnIdThatTheRegistryDoesNotKnowForPoison() {
    try (var ours = new AvroDeserializer<>(CacheRatio.class)) {
      ours.configure(config(Map.of()), false);

      assertThatThrownBy(() -> ours.deserialize("t", new byte[] {0, 0, 1, 0, 0, 0}))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("65536");
    }
  }

  @Test
  void weDoNotRegisterWhereToldNotTo() {
    Map<String, Object> config = config(Map.of(AvroConfig.AUTO_REGISTER, false));
    CacheRatio record = RandomRecords.of(CacheRatio.class, 1).get(0);
    try (var ours = new AvroSerializer<CacheRatio>()) {
      ours.configure(config, false);

      assertThatThrownBy(() -> ours.serialize(unique("unknown"), record))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("40401");
    }
  }

  @Test
  void weWriteWithTheNewestVersionWhereToldTo() throws Exception {
    String name = unique("latest");
    Schema later = withField(PortableSchema.of(Source.getClassSchema()));
    int id = client().register(name + "-value", new AvroSchema(later));
    Source source = Source.newBuilder().setService("s").setInstance("i").setTags(Map.of()).build();
    Map<String, Object> config =
        config(Map.of(AvroConfig.AUTO_REGISTER, false, AvroConfig.USE_LATEST, true));
    try (var ours = new AvroSerializer<Source>();
        var theirs = new KafkaAvroDeserializer()) {
      ours.configure(config, false);
      theirs.configure(config(Map.of("specific.avro.reader", false)), false);

      byte[] frame = ours.serialize(name, source);

      assertThat(frame).startsWith(0, 0, 0, id >> 8, id);
      assertThat(theirs.deserialize(name, frame).toString()).contains("\"region\": \"\"");
    }
  }

  @Test
  void theirClientManagesSubjects() throws Exception {
    SchemaRegistryClient client = client();
    String subject = unique("managed/with slash") + "-value";
    AvroSchema schema = new AvroSchema("\"string\"");
    int id = client.register(subject, schema);

    assertThat(client.getAllSubjects()).contains(subject);
    assertThat(client.getId(subject, schema)).isEqualTo(id);
    assertThat(client.getVersion(subject, schema)).isEqualTo(1);
    assertThat(client.getSchemaBySubjectAndId(subject, id)).isEqualTo(schema);
    assertThat(client.getLatestSchemaMetadata(subject).getId()).isEqualTo(id);
    assertThat(client.getAllVersions(subject)).containsExactly(1);
    assertThat(client.testCompatibility(subject, new AvroSchema("\"int\""))).isFalse();
    assertThat(client.updateCompatibility(subject, "NONE")).isEqualTo("NONE");
    assertThat(client.getCompatibility(subject)).isEqualTo("NONE");
    assertThat(client.setMode("READONLY", subject)).isEqualTo("READONLY");
    assertThat(client.getMode(subject)).isEqualTo("READONLY");
    assertThat(client.setMode("READWRITE", subject)).isEqualTo("READWRITE");
    assertThat(client.getAllSubjectsById(id)).contains(subject);
    assertThat(client.deleteSubject(subject)).containsExactly(1);
    assertThat(client.deleteSubject(subject, true)).containsExactly(1);
  }

  @Test
  void theirClientUnderstandsOurErrors() throws Exception {
    SchemaRegistryClient client = client();
    String subject = unique("errors");
    client.register(subject, new AvroSchema("\"string\""));

    assertThatThrownBy(() -> client.register(subject, new AvroSchema("\"int\"")))
        .isInstanceOfSatisfying(
            RestClientException.class, e -> assertThat(e.getErrorCode()).isEqualTo(409));
    assertThatThrownBy(() -> client.getLatestSchemaMetadata("none"))
        .isInstanceOfSatisfying(
            RestClientException.class, e -> assertThat(e.getErrorCode()).isEqualTo(40401));
    assertThatThrownBy(() -> client.getSchemaById(9_999))
        .isInstanceOfSatisfying(
            RestClientException.class, e -> assertThat(e.getErrorCode()).isEqualTo(40403));
  }

  @Test
  void keepsIdsOverARestart() throws Exception {
    String subject = unique("restart");
    int id = client().register(subject, new AvroSchema("\"string\""));

    registry.close();
    registry = new EmbeddedRegistry(kafka.bootstrapServers(), "127.0.0.1", 0).start();

    assertThat(client().getLatestSchemaMetadata(subject).getId()).isEqualTo(id);
    assertThat(client().register(subject, new AvroSchema("\"string\""))).isEqualTo(id);
  }

  private static Schema withField(Schema schema) {
    List<Schema.Field> fields = new ArrayList<>();
    schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    fields.add(new Schema.Field("region", Schema.create(Schema.Type.STRING), null, ""));
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }

  private static SchemaRegistryClient client() {
    return new CachedSchemaRegistryClient(registry.url(), 10);
  }

  private static void publish(
      String topic, List<? extends SpecificRecord> records, Serializer<?> serializer) {
    create(topic);
    serializer.configure(config(Map.of()), false);
    @SuppressWarnings("unchecked")
    Serializer<SpecificRecord> values = (Serializer<SpecificRecord>) serializer;
    try (KafkaProducer<String, SpecificRecord> producer =
        new KafkaProducer<>(config(Map.of()), new StringSerializer(), values)) {
      records.forEach(record -> producer.send(new ProducerRecord<>(topic, 0, "key", record)));
    }
  }

  private static void create(String topic) {
    try (Admin admin = Admin.create(config(Map.of()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }
  }

  private static List<Object> consume(String topic, int count, Deserializer<?> deserializer) {
    deserializer.configure(config(Map.of("specific.avro.reader", true)), false);
    TopicPartition partition = new TopicPartition(topic, 0);
    List<Object> values = new ArrayList<>();
    try (KafkaConsumer<String, ?> consumer =
        new KafkaConsumer<>(config(Map.of()), new StringDeserializer(), deserializer)) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      for (int polls = 0; values.size() < count && polls < 60; polls++) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  private static Map<String, Object> config(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put("bootstrap.servers", kafka.bootstrapServers());
    config.put("schema.registry.url", registry.url());
    return config;
  }

  private static Map<String, Object> with(Map<String, Object> config, String key, Object value) {
    Map<String, Object> changed = new HashMap<>(config);
    changed.put(key, value);
    return changed;
  }

  private static String unique(String name) {
    return name + "." + UUID.randomUUID();
  }
}
