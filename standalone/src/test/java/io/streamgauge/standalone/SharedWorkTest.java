package io.streamgauge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streamgauge.collectors.Collector;
import io.streamgauge.service.http.HttpSettings;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import io.streamgauge.standalone.embedded.FreePorts;
import io.streamgauge.standalone.embedded.TopicSetup;
import io.streamgauge.standalone.registry.EmbeddedRegistry;
import io.streamgauge.streams.cardinality.SeriesBudget;
import io.streamgauge.streams.cardinality.VariantSettings;
import io.streamgauge.streams.report.TargetsByService;
import io.streamgauge.streams.window.TimeMode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances that share the work of the analytics, on an embedded broker. */
class SharedWorkTest {

  private static final Duration WITHIN = Duration.ofMinutes(2);
  private static final int PARTITIONS = 6;
  private static final int OPERATIONS = 12;
  private static final List<String> QUESTIONS =
      List.of(
          "/requests?step=10s",
          "/requests?service=shop",
          "/requests/latest?service=shop",
          "/requests?service=shop&groupBy=version",
          "/requests?version=1&step=1m",
          "/services",
          "/services/shop/cardinality?limit=100",
          "/completeness?from=0&service=shop");

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void answersTheSameAtAnyInstance(@TempDir Path data) throws Exception {
    int[] ports = FreePorts.find(EmbeddedKafka.HOST, "any port", 0, 0, 0, 0);
    try (EmbeddedKafka broker = EmbeddedKafka.start(data.resolve("kafka"), 0, false);
        EmbeddedRegistry registry =
            new EmbeddedRegistry(broker.bootstrapServers(), EmbeddedKafka.HOST, ports[0]).start();
        RecordingProxy proxy = RecordingProxy.start(ports[3], ports[2]);
        Pipeline one = start(broker, registry, data, ports[1], ports[1]);
        Pipeline other = start(broker, registry, data, ports[2], ports[3])) {
      one.awaitReady(WITHIN);
      other.awaitReady(WITHIN);
      List<URI> both = List.of(one.uri(), other.uri());

      publish(one);
      both.forEach(instance -> awaitAll(instance));
      for (String question : QUESTIONS) {
        await(question)
            .atMost(WITHIN)
            .untilAsserted(
                () ->
                    assertThat(content(both.get(0), question))
                        .isEqualTo(content(both.get(1), question)));
      }
      assertThat(proxy.paths()).contains("/internal/v1/lag");
      tellsVersionsApart(one.uri(), proxy);
      asksOnlyTheOwnerOfAKey(one.uri(), proxy);
      saysWhatIsMissing(one.uri(), proxy);
      takesAPositionOfTheOther(both);
    }
  }

  private void tellsVersionsApart(URI instance, RecordingProxy proxy) {
    proxy.forget();
    JsonNode versions = get(instance, "/requests?service=shop&operation=*&groupBy=version");
    assertThat(versions.findValuesAsText("version")).containsExactly("0", "1");
    assertThat(versions.findValuesAsText("count")).containsExactly("33", "45");
    assertThat(proxy.paths())
        .filteredOn(path -> path.contains("/stores/latency-variants-"))
        .hasSizeLessThanOrEqualTo(1)
        .allMatch(path -> path.matches(".*partitions=\\d+&.*"));
  }

  private void asksOnlyTheOwnerOfAKey(URI one, RecordingProxy proxy) {
    int elsewhere = 0;
    for (int i = 0; i < OPERATIONS; i++) {
      proxy.forget();
      JsonNode answer = get(one, "/requests?service=shop&operation=" + encoded("GET /" + i));
      assertThat(answer.at("/series/0/windows/0/count").asLong()).isEqualTo(i + 1);
      List<String> windows =
          proxy.paths().stream().filter(path -> path.contains("/stores/latency-")).toList();
      assertThat(windows).allMatch(path -> path.matches(".*partitions=\\d+&.*&key=REQUESTS.*"));
      assertThat(windows.size()).isLessThanOrEqualTo(1);
      elsewhere += windows.size();
    }
    assertThat(elsewhere).isBetween(1, OPERATIONS - 1);
  }

  private void saysWhatIsMissing(URI one, RecordingProxy proxy) {
    proxy.refuse(true);
    JsonNode answer = get(one, "/requests?service=shop");
    assertThat(answer.at("/missing/0/content").asText())
        .isEqualTo("latency of requests and queries");
    assertThat(answer.at("/missing/0/kinds/0").asText()).isEqualTo("requests");
    assertThat(answer.at("/missing/0/partitions")).isNotEmpty();
    assertThat(answer.at("/missing/0/of").asInt()).isEqualTo(PARTITIONS);
    assertThat(answer.at("/missing/0/reason").asText()).contains("503");
    proxy.refuse(false);
    assertThat(get(one, "/requests?service=shop").has("missing")).isFalse();
  }

  private void takesAPositionOfTheOther(List<URI> both) {
    String position = get(both.get(0), "/requests?service=shop").path("position").asText();
    JsonNode answer = get(both.get(1), "/requests?service=shop&position=" + position);
    assertThat(answer.at("/series/0/windows/0/count").asLong()).isPositive();
    assertThat(answer.path("stale").asBoolean()).isFalse();
  }

  private static Pipeline start(
      EmbeddedKafka broker, EmbeddedRegistry registry, Path data, int port, int advertised) {
    return Pipeline.start(
        new PipelineSettings(
            Set.of(Part.STREAMS),
            data.resolve("instance-" + port),
            new Endpoint.External(broker.bootstrapServers()),
            new Endpoint.External(registry.url()),
            HttpSettings.local(port),
            Optional.of(new TopicSetup(PARTITIONS, Optional.empty(), false)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            TimeMode.Live.defaults(),
            1,
            SeriesBudget.DEFAULT_PER_SERVICE,
            VariantSettings.DEFAULT,
            OutputLimits.DEFAULT,
            TargetsByService.DEFAULT,
            Map.of("application.server", "127.0.0.1:" + advertised)));
  }

  private static void publish(Pipeline pipeline) {
    for (String service : List.of("shop", "billing")) {
      for (int instance = 0; instance < 4; instance++) {
        try (Collector collector =
            Collector.builder()
                .service(service)
                .instance(service + instance)
                .version(Integer.toString(instance / 2))
                .bootstrapServers(pipeline.bootstrapServers())
                .schemaRegistryUrl(pipeline.registryUrl())
                .build()) {
          for (int i = instance; i < OPERATIONS; i += 4) {
            int operation = i;
            IntStream.rangeClosed(0, i)
                .forEach(n -> collector.requests().record("GET /" + operation, 200, 5_000_000));
          }
        }
      }
    }
  }

  private void awaitAll(URI instance) {
    int events = OPERATIONS * (OPERATIONS + 1) / 2;
    await("all windows of " + instance + " are final")
        .atMost(WITHIN)
        .until(
            () -> {
              JsonNode series = get(instance, "/requests").path("series");
              return StreamSupport.stream(series.spliterator(), false)
                      .filter(one -> one.path("operation").asText().equals("*"))
                      .mapToInt(one -> one.at("/windows/0/count").asInt())
                      .sum()
                  == 2 * events;
            });
  }

  /** Without what differs from moment to moment. */
  private JsonNode content(URI instance, String question) {
    ObjectNode answer = (ObjectNode) get(instance, question);
    assertThat(answer.path("stale").asBoolean()).isFalse();
    assertThat(answer.path("position").asText()).isNotEmpty();
    assertThat(answer.has("missing")).isFalse();
    answer.remove("position");
    return answer;
  }

  private JsonNode get(URI instance, String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(instance + "/api/v1" + path)).build();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return new ObjectMapper().readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError(path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
