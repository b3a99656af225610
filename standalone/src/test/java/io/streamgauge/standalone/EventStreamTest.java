package io.streamgauge.standalone;

import static io.streamgauge.metric.Measure.QUERIES;
import static io.streamgauge.metric.Measure.REQUESTS;
import static io.streamgauge.metric.WindowState.FINAL;
import static io.streamgauge.metric.WindowState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.alert.AlertState;
import io.streamgauge.service.http.HttpSettings;
import io.streamgauge.standalone.embedded.TopicSetup;
import io.streamgauge.streams.cardinality.VariantSettings;
import io.streamgauge.streams.report.TargetsByService;
import io.streamgauge.streams.window.TimeMode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The event stream of two processes on one broker, with results that the test writes itself. */
class EventStreamTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int CLIENTS = 4;

  @TempDir private static Path data;
  private static Pipeline first;
  private static Pipeline second;
  private static ResultTopics results;

  @BeforeAll
  static void start() {
    first =
        Pipeline.start(
            settings(data.resolve("first"), new Endpoint.Embedded(0), new Endpoint.Embedded(0)));
    second =
        Pipeline.start(
            settings(
                data.resolve("second"),
                new Endpoint.External(first.bootstrapServers()),
                new Endpoint.External(first.registryUrl())));
    results = new ResultTopics(first);
  }

  private static PipelineSettings settings(Path data, Endpoint kafka, Endpoint registry) {
    return new PipelineSettings(
        Set.of(),
        data,
        kafka,
        registry,
        HttpSettings.local(0),
        Optional.of(new TopicSetup(3, Optional.of((short) 1), false)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TimeMode.Live.defaults(),
        1,
        1,
        VariantSettings.DEFAULT,
        new OutputLimits(CLIENTS, 10),
        TargetsByService.DEFAULT,
        Map.of());
  }

  @AfterAll
  static void stop() {
    results.close();
    second.close();
    first.close();
  }

  @Test
  void sendsEachKindInTheShapeInWhichItIsAnswered() throws Exception {
    try (EventSource source = open(first, "?service=shapes")) {
      results.begin();
      results.window(REQUESTS, "shapes", "GET /", 10_000, FINAL);
      results.window(QUERIES, "shapes", "select ?", 10_000, OPEN);
      results.alert("shapes", "GET /", AlertState.FIRING);
      results.commit();

      JsonNode request = awaitEvent(source, "requests").at("/series/0");
      assertThat(request.path("operation").asText()).isEqualTo("GET /");
      assertThat(request.at("/windows/0/mean").asDouble()).isEqualTo(0.25);
      assertThat(request.at("/windows/0/quantiles/0.99").asDouble()).isEqualTo(0.25);
      assertThat(request.at("/windows/0/final").asBoolean()).isTrue();
      JsonNode query = awaitEvent(source, "queries").at("/series/0");
      assertThat(query.path("statement").asText()).isEqualTo("select ?");
      assertThat(query.at("/windows/0/final").asBoolean()).isFalse();
      JsonNode alert = awaitEvent(source, "alerts").at("/alerts/0");
      assertThat(alert.path("rule").asText()).isEqualTo("slow");
      assertThat(alert.path("state").asText()).isEqualTo("firing");
    }
  }

  @Test
  void sendsWhatTheFilterLetsThrough() throws Exception {
    try (EventSource all = open(first, "?service=filters&resolution=1m");
        EventSource few =
            open(first, "?service=filters&kind=requests,alerts&operation=a&state=final,resolved")) {
      results.begin();
      results.window(REQUESTS, "filters", "a", 10_000, FINAL);
      results.window(REQUESTS, "filters", "a", 10_000, OPEN);
      results.window(REQUESTS, "filters", "b", 10_000, FINAL);
      results.window(REQUESTS, "filters", "m", 60_000, FINAL);
      results.window(REQUESTS, "others", "a", 10_000, FINAL);
      results.window(QUERIES, "filters", "a", 10_000, FINAL);
      results.alert("filters", "x", AlertState.FIRING);
      results.alert("filters", "y", AlertState.RESOLVED);
      results.commit();
      results.begin();
      results.window(REQUESTS, "filters", "a", 10_000, FINAL);
      results.window(REQUESTS, "filters", "end", 60_000, FINAL);
      results.commit();

      await().atMost(LIMIT).until(() -> names(all).contains("end"));
      await().atMost(LIMIT).until(() -> names(few).size() >= 3);
      assertThat(names(all)).containsExactlyInAnyOrder("m", "end", "x", "y");
      assertThat(names(few)).containsExactlyInAnyOrder("a", "a", "y");
    }
  }

  @Test
  void losesAndDoublesNothingForAClientThatComesBackToAnyProcess() throws Exception {
    int number = 4_000;
    Random random = new Random(7);
    List<String> got = new ArrayList<>();
    EventSource source = open(first, "?service=resume");
    Thread writer = new Thread(() -> writeNumbers(number), "writer");
    writer.start();
    int connections = 0;
    while (got.size() < number) {
      int wanted = random.nextInt(1 + number / 10);
      EventSource current = source;
      await()
          .atMost(LIMIT)
          .until(() -> names(current).size() >= Math.min(wanted, number - got.size()));
      source.close();
      got.addAll(names(source));
      connections++;
      source = connect(random.nextBoolean() ? first : second, "?service=resume", source.lastId());
    }
    source.close();
    writer.join();

    assertThat(connections).isGreaterThan(5);
    assertThat(got)
        .doesNotHaveDuplicates()
        .hasSize(number)
        .containsAll(IntStream.range(0, number).mapToObj(Integer::toString).toList());
  }

  private static void writeNumbers(int number) {
    Random random = new Random(8);
    for (int i = 0; i < number; ) {
      results.begin();
      if (random.nextInt(4) == 0) {
        results.window(REQUESTS, "resume", "aborted", 10_000, FINAL);
        results.abort();
      } else {
        for (int most = i + 1 + random.nextInt(40); i < most && i < number; i++) {
          switch (random.nextInt(3)) {
            case 0 -> results.window(REQUESTS, "resume", "" + i, 10_000, OPEN);
            case 1 -> results.window(QUERIES, "resume", "" + i, 10_000, OPEN);
            default -> results.alert("resume", "" + i, AlertState.FIRING);
          }
        }
        results.commit();
      }
    }
  }

  @Test
  void saysWhatIsMissingWhereTheIdIsOfOtherTopics() throws Exception {
    String id;
    try (EventSource source = open(first, "")) {
      id = source.lastId();
    }
    byte[] bytes = Base64.getUrlDecoder().decode(id);
    bytes[1] ^= 2; // in the generation
    String other = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

    try (EventSource source = connect(second, "?kind=alerts", other)) {
      assertThat(awaitEvent(source, "gap").path("kinds").toString()).isEqualTo("[\"alerts\"]");
      assertThat(source.lastId()).isNotEqualTo(other);
    }
  }

  @Test
  void dropsAClientThatDoesNotReadAndHoldsNoOtherUp() throws Exception {
    String long_ = "x".repeat(4_000);
    int number = 6_000;
    double dropped = dropped();
    try (Socket slow = new Socket();
        EventSource source = open(first, "?service=slow")) {
      slow.setReceiveBufferSize(4_096);
      slow.connect(new InetSocketAddress(first.uri().getHost(), first.uri().getPort()));
      slow.getOutputStream()
          .write(
              "GET /api/v1/stream?service=slow HTTP/1.1\r\nHost: x\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      slow.getInputStream().read();
      for (int i = 0; i < number; i += 100) {
        results.begin();
        for (int j = i; j < i + 100; j++) {
          results.window(REQUESTS, "slow", j + long_, 10_000, OPEN);
        }
        results.commit();
        int published = i + 100;
        // Far less than may wait for a client, so that only the slow one is too far behind.
        await().atMost(LIMIT).until(() -> names(source).size() == published);
      }

      await().atMost(LIMIT).until(() -> dropped() == dropped + 1);
      readToTheEnd(slow);
      assertThat(source.ended()).isFalse();
    }
  }

  @Test
  void refusesMoreClientsThanItServes() throws Exception {
    List<EventSource> sources = new ArrayList<>();
    awaitPlaces(second, CLIENTS);
    try {
      for (int i = 0; i < CLIENTS; i++) {
        sources.add(EventSource.open(uri(second, ""), null));
      }

      HttpResponse<String> refused = get(second, "/api/v1/stream");

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
      assertThat(refused.body()).contains("4 clients listen already");
    } finally {
      for (EventSource source : sources) {
        source.close();
      }
    }
    publishUntilNoticed();
  }

  /** Who has gone is noticed when something is written. */
  private static void publishUntilNoticed() {
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              results.begin();
              results.window(REQUESTS, "noticed", "x", 10_000, OPEN);
              results.commit();
              return get(second, "/metrics").body().contains("streamgauge_stream_clients 0.0");
            });
  }

  @Test
  void refusesWhatItDoesNotUnderstand() throws Exception {
    assertThat(get(first, "/api/v1/stream?kind=requests,nonsense").body())
        .contains("parameter 'kind' is 'nonsense', allowed is one or more of requests,queries,");
    assertThat(get(first, "/api/v1/stream?resolution=5m").statusCode()).isEqualTo(400);
    assertThat(get(first, "/api/v1/stream?nonsense=1").statusCode()).isEqualTo(400);
    HttpResponse<String> badId = get(first, "/api/v1/stream?after=nonsense");
    assertThat(badId.statusCode()).isEqualTo(400);
    assertThat(badId.body()).contains("parameter 'after' is 'nonsense'");
  }

  @Test
  void endsInOrderWithTheProcess() throws Exception {
    Pipeline third =
        Pipeline.start(
            settings(
                data.resolve("third"),
                new Endpoint.External(first.bootstrapServers()),
                new Endpoint.External(first.registryUrl())));
    try (EventSource source = open(third, "")) {
      third.close();

      await().atMost(LIMIT).until(source::ended);
      assertThat(source.comments()).last().asString().contains("this process ends");
    }
  }

  /** Connects, and waits until it is told where it is. */
  private static EventSource open(Pipeline pipeline, String query) throws Exception {
    EventSource source = connect(pipeline, query, null);
    await().atMost(LIMIT).until(() -> source.lastId() != null);
    return source;
  }

  private static EventSource connect(Pipeline pipeline, String query, String lastId)
      throws Exception {
    awaitPlaces(pipeline, 1);
    return EventSource.open(uri(pipeline, query), lastId);
  }

  private static URI uri(Pipeline pipeline, String query) {
    return URI.create(pipeline.uri() + "/api/v1/stream" + query);
  }

  private static JsonNode awaitEvent(EventSource source, String type) {
    return await(type)
        .atMost(LIMIT)
        .until(
            () -> source.events().stream().filter(event -> event.type().equals(type)).findFirst(),
            Optional::isPresent)
        .get()
        .data();
  }

  /** The series of all that came, in the order in which it came. */
  private static List<String> names(EventSource source) {
    List<String> names = new ArrayList<>();
    for (EventSource.Event event : source.events()) {
      for (JsonNode each : event.data().path(event.type().equals("alerts") ? "alerts" : "series")) {
        String field =
            switch (event.type()) {
              case "requests" -> "operation";
              case "queries" -> "statement";
              default -> "series";
            };
        names.add(each.path(field).asText());
      }
    }
    return names;
  }

  /** Those who went without a word keep their places until they are written to. */
  private static void awaitPlaces(Pipeline pipeline, int free) {
    await()
        .atMost(LIMIT)
        .until(() -> metric(pipeline, "streamgauge_stream_clients ") <= CLIENTS - free);
  }

  private static double dropped() throws IOException, InterruptedException {
    return metric(first, "streamgauge_stream_clients_dropped_total ");
  }

  private static double metric(Pipeline pipeline, String name)
      throws IOException, InterruptedException {
    return get(pipeline, "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  /** Reads what was on its way; fails where the connection stays open. */
  private static void readToTheEnd(Socket socket) throws IOException {
    socket.setSoTimeout((int) LIMIT.toMillis());
    byte[] buffer = new byte[1 << 16];
    try {
      while (socket.getInputStream().read(buffer) >= 0) {
        // go on
      }
    } catch (SocketException e) {
      assertThat(e).hasMessageContaining("reset");
    }
  }

  private static HttpResponse<String> get(Pipeline pipeline, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(pipeline.uri() + path)).build(),
            BodyHandlers.ofString());
  }
}
