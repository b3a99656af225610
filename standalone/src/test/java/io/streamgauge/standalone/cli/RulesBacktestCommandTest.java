package io.streamgauge.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.collectors.Collector;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import io.streamgauge.standalone.embedded.TopicSetup;
import io.streamgauge.standalone.registry.EmbeddedRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("any-java")
class RulesBacktestCommandTest {

  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  private static final long SLOW_FROM = START.plusSeconds(60).toEpochMilli();
  private static final long SLOW_TO = START.plusSeconds(90).toEpochMilli();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;
  private Path rules;
  private Path old;

  @BeforeEach
  void writeRules() throws Exception {
    rules = rules("new.yaml", "500ms");
    old = rules("old.yaml", "2s");
  }

  @Test
  void tellsOfFilesWhatRulesWouldHaveTold() throws Exception {
    Path labels =
        Files.writeString(
            directory.resolve("labels.csv"),
            "start,end,service\n2026-03-01T09:01:00Z,2026-03-01T09:01:30Z,shop\n");

    int code =
        run(
            "--against",
            old.toString(),
            "--labels",
            labels.toString(),
            "--format",
            "lines",
            "--service",
            "shop",
            "--pattern",
            "(?<time>\\S+) (?<operation>\\S+) (?<duration>\\d+)",
            "--file",
            recording().toString());

    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(code).isZero();
    assertThat(out.toString().lines().map(line -> line.replaceAll("  +", "  ").strip()))
        .contains(
            "slow  1  1  0  0  30 s  30 s  30 s  10 s  1/1  100.0 %  100.0 %  10 s",
            "slow  0  0  0  0  -  -  -  -  0/1  -  0.0 %  -",
            "only new  slow  shop, op  2026-03-01T09:01:10Z  2026-03-01T09:01:40Z")
        .anyMatch(line -> line.startsWith("Difference: 0 firings are the same"))
        .anyMatch(line -> line.startsWith("All rules: 1 of 1 labels caught (recall 100.0 %)"));
  }

  @Test
  void tellsOfRetainedEventsAndLeavesTheClusterAlone() throws Exception {
    Files.writeString(
        rules,
        "  - {name: canary, severity: low, when: requests.p95 > 500ms, by: version, for: 0s}\n",
        StandardOpenOption.APPEND);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0, true);
        EmbeddedRegistry registry =
            new EmbeddedRegistry(kafka.bootstrapServers(), EmbeddedKafka.HOST, 0).start()) {
      Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
      new TopicSetup(2, Optional.empty(), true).create(client);
      publish(kafka.bootstrapServers(), registry.url());
      Map<TopicPartition, Long> before = ends(client);

      int code =
          run(
              "--json",
              "--from",
              "2026-03-01T09:00:30Z",
              "--to",
              "2026-03-01T09:02:00Z",
              "--kafka",
              kafka.bootstrapServers(),
              "--registry",
              registry.url());

      assertThat(code).as(err.toString()).isZero();
      assertThat(ends(client)).isEqualTo(before);
      try (Admin admin = Admin.create(client)) {
        assertThat(admin.listGroups().all().get()).isEmpty();
      }
    }
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.path("from").asLong()).isEqualTo(START.plusSeconds(30).toEpochMilli());
    assertThat(report.path("to").asLong()).isEqualTo(START.plusSeconds(120).toEpochMilli());
    JsonNode firing = report.path("rules").path(0).path("episodes").path(0);
    assertThat(firing.path("series").asText()).isEqualTo("op");
    assertThat(firing.path("since").asLong()).isEqualTo(SLOW_FROM);
    assertThat(firing.path("endedAt").asLong()).isEqualTo(SLOW_TO + 10_000);
    assertThat(report.path("rules").path(0).path("firings").asInt()).isEqualTo(1);
    assertThat(report.at("/rules/1/episodes").findValuesAsText("series"))
        .containsExactly("*{version=2.0}");
  }

  @Test
  void refusesOptionsThatMakeNoSense() {
    assertThat(run("--file", "x.log")).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("--file and --format go together");
    assertThat(run("--flap-within", "soon")).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("--flap-within is 'soon', allowed is a time");
    assertThat(run()).isEqualTo(ExitCode.SETTINGS.number());
    assertThat(err.toString()).contains("--kafka");
  }

  private int run(String... options) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Map.of());
    String[] arguments = new String[options.length + 4];
    System.arraycopy(
        new String[] {"rules", "backtest", "--rules", rules.toString()}, 0, arguments, 0, 4);
    System.arraycopy(options, 0, arguments, 4, options.length);
    return CommandLineSetup.create(terminal).execute(arguments);
  }

  private Path rules(String name, String threshold) throws Exception {
    return Files.writeString(
        directory.resolve(name),
        "rules:\n  - name: slow\n    severity: low\n    when: requests.p95 > %s\n"
            .formatted(threshold));
  }

  /** One request a second for three minutes, slow ones for half of one. */
  private Path recording() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int second = 0; second < 180; second++) {
      Instant at = START.plusSeconds(second);
      lines.append("%s op %d%n".formatted(at, millis(at)));
    }
    return Files.writeString(directory.resolve("recording.log"), lines);
  }

  private static void publish(String brokers, String registry) {
    try (Collector collector =
        Collector.builder()
            .service("shop")
            .version("2.0")
            .bootstrapServers(brokers)
            .schemaRegistryUrl(registry)
            .mostEventsPerBatch(10)
            .build()) {
      for (int second = 0; second < 180; second++) {
        Instant at = START.plusSeconds(second);
        collector
            .requests()
            .record(
                "op",
                RequestKind.HTTP,
                200,
                Outcome.SUCCESS,
                millis(at) * 1_000_000,
                at.toEpochMilli(),
                null);
      }
    }
  }

  private static long millis(Instant at) {
    long time = at.toEpochMilli();
    return time >= SLOW_FROM && time < SLOW_TO ? 900 : 100;
  }

  private static Map<TopicPartition, Long> ends(Map<String, Object> client) throws Exception {
    Map<TopicPartition, Long> ends = new HashMap<>();
    try (Admin admin = Admin.create(client)) {
      Map<TopicPartition, OffsetSpec> all = new HashMap<>();
      admin
          .describeTopics(admin.listTopics().names().get())
          .allTopicNames()
          .get()
          .values()
          .forEach(
              topic ->
                  topic
                      .partitions()
                      .forEach(
                          part ->
                              all.put(
                                  new TopicPartition(topic.name(), part.partition()),
                                  OffsetSpec.latest())));
      admin.listOffsets(all).all().get().forEach((at, end) -> ends.put(at, end.offset()));
    }
    return ends;
  }
}
