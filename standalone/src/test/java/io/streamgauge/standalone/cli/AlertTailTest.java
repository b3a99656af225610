package io.streamgauge.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import io.streamgauge.alert.Severity;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertTailTest {

  @TempDir static Path directory;
  private static EmbeddedKafka kafka;
  private static Map<String, Object> client;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(directory, 0, false);
    client =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "schema.registry.url",
            "mock://alert-tail");
    StringWriter out = new StringWriter();
    assertThat(execute(out, Map.of(), "topics", "create", "--kafka", kafka.bootstrapServers()))
        .isZero();
    assertThat(out.toString()).contains("created  streamgauge.alerts\n");
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void leavesTopicsThatExistAsTheyAre() {
    StringWriter out = new StringWriter();

    int code = execute(out, Map.of(), "topics", "create", "--kafka", kafka.bootstrapServers());

    assertThat(code).isZero();
    assertThat(out.toString().lines())
        .hasSize(Topics.all().size() + 1)
        .allMatch(line -> line.startsWith("exists   streamgauge."));
  }

  @Test
  void saysThatKafkaCannotBeReached() {
    Map<String, String> impatient =
        Map.of("STREAMGAUGE_KAFKA_CLIENT_DEFAULT_API_TIMEOUT_MS", "500");
    StringWriter err = new StringWriter();

    int code =
        CommandLineSetup.create(
                new Terminal(new PrintWriter(err), new PrintWriter(err, true), impatient))
            .execute("topics", "create", "--kafka", "127.0.0.1:1");

    assertThat(code).isEqualTo(ExitCode.UNREACHABLE.number());
    assertThat(err.toString()).startsWith("Kafka at 127.0.0.1:1 does not answer");
  }

  @Test
  void followsAlertsFromTheBeginningOrFromNow() throws Exception {
    publish(alert(AlertState.FIRING));
    List<Alert> all = new CopyOnWriteArrayList<>();
    List<Alert> fresh = new CopyOnWriteArrayList<>();

    try (AlertTail fromBeginning = AlertTail.open(client, true);
        AlertTail fromNow = AlertTail.open(client, false)) {
      follow(fromBeginning, all::add);
      follow(fromNow, fresh::add);
      await().atMost(Duration.ofMinutes(1)).until(() -> all.size() == 1);
      publish(alert(AlertState.RESOLVED));
      await().atMost(Duration.ofMinutes(1)).until(() -> all.size() == 2 && fresh.size() == 1);
    }

    assertThat(all).extracting(Alert::getState).contains(AlertState.FIRING);
    assertThat(fresh).extracting(Alert::getState).containsExactly(AlertState.RESOLVED);
  }

  @Test
  void printsAnAlertForPeople() {
    assertThat(AlertLines.human(ZoneOffset.UTC).line(alert(AlertState.FIRING)))
        .isEqualTo(
            "2022-08-22 00:00:00  FIRING      HIGH      shop"
                + "  GET /orders  slow: requests.mean = 1.5 > 1.0");
  }

  @Test
  void printsAnAlertForPrograms() {
    assertThat(AlertLines.json().line(alert(AlertState.RESOLVED)))
        .startsWith(
            "{\"rule\":\"slow\",\"severity\":\"high\",\"service\":\"shop\","
                + "\"series\":\"GET /orders\",\"state\":\"resolved\",\"at\":1661126400000");
  }

  private static void follow(AlertTail tail, Consumer<Alert> reader) {
    Thread thread = new Thread(() -> tail.run(reader));
    thread.setDaemon(true);
    thread.start();
  }

  private static void publish(Alert alert) throws Exception {
    try (KafkaProducer<String, Alert> producer =
        new KafkaProducer<>(
            client, new StringSerializer(), AvroSerde.of(Topics.ALERTS, client).serializer())) {
      producer.send(new ProducerRecord<>(Topics.ALERTS.name(), alert.getId(), alert)).get();
    }
  }

  private static Alert alert(AlertState state) {
    return Alert.newBuilder()
        .setId("slow/shop")
        .setRule("slow")
        .setSeverity(Severity.HIGH)
        .setState(state)
        .setService("shop")
        .setSeries("GET /orders")
        .setMeasure("requests.mean")
        .setValue(1.5)
        .setComparison(">")
        .setThreshold(1)
        .setWindowStart(1661126390000L)
        .setWindowEnd(1661126400000L)
        .setSince(1661126390000L)
        .setAt(1661126400000L)
        .setSequence(0)
        .setPrevious(AlertState.UNKNOWN)
        .setCause(Cause.UNKNOWN)
        .build();
  }

  private static int execute(
      StringWriter out, Map<String, String> environment, String... arguments) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(out, true), environment);
    return CommandLineSetup.create(terminal).execute(arguments);
  }
}
